// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_MODELS_RESEND_TOKEN_REQUEST_HPP
#define VELO_MODELS_RESEND_TOKEN_REQUEST_HPP

#include <velo/models/token_type.hpp>
#include <velo/rest/model/argument.hpp>
#include <velo/rest/model/holds_secret.hpp>
#include <velo/types/verification_code.hpp>

#include <boost/describe/class.hpp>

namespace velo::inline VELO_ABI {

/// Body of `resend_token`: the token to send again. Schema ResendTokenRequest.
struct resend_token_request {
    rest::required<velo::token_type> token_type;  ///< the user must already have a token of this type
    /// Required to verify the user manually; see `register_sms`.
    rest::field<velo::verification_code> verification_code = {};

    friend bool operator==(resend_token_request const&, resend_token_request const&) = default;
};
BOOST_DESCRIBE_STRUCT(resend_token_request, (), (token_type, verification_code))

}  // namespace velo::inline VELO_ABI

#endif
