// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_USERS_RESEND_TOKEN_HPP
#define VELO_USERS_RESEND_TOKEN_HPP

#include <velo/models/error_response.hpp>
#include <velo/models/resend_token_request.hpp>
#include <velo/rest/endpoint/endpoint.hpp>
#include <velo/rest/model/argument.hpp>
#include <velo/types/id_argument.hpp>

#include <boost/describe/class.hpp>

namespace velo::inline VELO_ABI {

/// Revokes a token that was sent to a user and sends a new one of the same type. The user must have such a token.
///
/// operationId resendToken: `POST /v2/users/{userId}/tokens`. Security: bearer. Success: 204.
/// Errors: 400 (also for a user who does not exist), 401, 403.
/// Idempotency: non-idempotent; resent only if the server has not acted.
struct resend_token {
    rest::required<user_id_argument> user_id;  ///< the user to send the token to
    velo::resend_token_request body;           ///< the type of the token

    using response = void;
    using error_payload = error_response;
    static constexpr rest::endpoint endpoint{
        .name = "resend_token",
        .operation_id = "resendToken",
        .method = rest::method::post,
        .path = "/v2/users/{userId}/tokens",
        .security = rest::security::bearer,
        .success = 204,
        .errors = {400, 401, 403},
        .idempotency = rest::idempotency::non_idempotent,
        .caller = rest::caller::manager,
    };
    static constexpr rest::description description{
        .summary = "Sends a token to a user again.",
        .success = "the old token was revoked and a new one was sent",
        .rules = {"The token must exist already. It is revoked, and a new one is issued.",
                  "The verification code is needed when the user is verified manually.",
                  "A user who does not exist gives 400: this operation documents no 404."},
    };

    friend bool operator==(resend_token const&, resend_token const&) = default;
};
BOOST_DESCRIBE_STRUCT(resend_token, (), (user_id, body))

}  // namespace velo::inline VELO_ABI

#endif
