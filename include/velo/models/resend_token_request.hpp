// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_MODELS_RESEND_TOKEN_REQUEST_HPP
#define VELO_MODELS_RESEND_TOKEN_REQUEST_HPP

#include <velo/models/token_type.hpp>
#include <velo/rest/model/field.hpp>
#include <velo/rest/model/holds_secret.hpp>
#include <velo/rest/model/required.hpp>
#include <velo/types/verification_code.hpp>

#include <boost/describe/class.hpp>

namespace velo::inline v0 {

/// The token to send again. Schema ResendTokenRequest.
struct resend_token_request {
    rest::required<velo::token_type> token_type;
    rest::field<velo::verification_code> verification_code = {};  ///< when they are verified manually

    friend bool operator==(resend_token_request const&, resend_token_request const&) = default;
};
BOOST_DESCRIBE_STRUCT(resend_token_request, (), (token_type, verification_code))

}  // namespace velo::inline v0

#endif
