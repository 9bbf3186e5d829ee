// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_MODELS_ACCESS_TOKEN_VALIDATION_REQUEST_HPP
#define VELO_MODELS_ACCESS_TOKEN_VALIDATION_REQUEST_HPP

#include <velo/rest/model/argument.hpp>
#include <velo/rest/model/holds_secret.hpp>
#include <velo/types/otp.hpp>

#include <boost/describe/class.hpp>

namespace velo::inline VELO_ABI {

/// Body of `validate_access_token`: the second factor of a login. Schema AccessTokenValidationRequest.
struct access_token_validation_request {
    rest::required<velo::otp> otp;  ///< from an SMS or from a registered MFA device; 6 to 64 characters

    friend bool operator==(access_token_validation_request const&, access_token_validation_request const&) = default;
};
BOOST_DESCRIBE_STRUCT(access_token_validation_request, (), (otp))

}  // namespace velo::inline VELO_ABI

#endif
