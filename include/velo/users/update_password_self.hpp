// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_USERS_UPDATE_PASSWORD_SELF_HPP
#define VELO_USERS_UPDATE_PASSWORD_SELF_HPP

#include <velo/models/error_response.hpp>
#include <velo/models/self_update_password_request.hpp>
#include <velo/rest/endpoint/endpoint.hpp>

#include <boost/describe/class.hpp>

namespace velo::inline VELO_ABI {

/// Replaces the caller's own password. The new password must have a score of at least 3 and must not have been used
/// before; `validate_password_self` tells.
///
/// operationId updatePasswordSelf: `POST /v2/users/self/password`. Security: bearer. Success: 204.
/// Errors: 400, 401, 403.
/// Idempotency: non-idempotent; resent only if the server has not acted.
struct update_password_self {
    velo::self_update_password_request body;  ///< the current and the new password

    using response = void;
    using error_payload = error_response;
    static constexpr rest::endpoint endpoint{
        .name = "update_password_self",
        .operation_id = "updatePasswordSelf",
        .method = rest::method::post,
        .path = "/v2/users/self/password",
        .security = rest::security::bearer,
        .success = 204,
        .errors = {400, 401, 403},
        .idempotency = rest::idempotency::non_idempotent,
        .caller = rest::caller::person,
    };
    static constexpr rest::description description{
        .summary = "Replaces the password of the caller.",
        .success = "the password was accepted",
        .rules = {"A password must score at least 3, and may not have been used before; validate_password_self tells."},
    };

    friend bool operator==(update_password_self const&, update_password_self const&) = default;
};
BOOST_DESCRIBE_STRUCT(update_password_self, (), (body))

}  // namespace velo::inline VELO_ABI

#endif
