// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_USERS_UPDATE_PASSWORD_SELF_HPP
#define VELO_USERS_UPDATE_PASSWORD_SELF_HPP

#include <velo/models/error_response.hpp>
#include <velo/models/self_update_password_request.hpp>
#include <velo/rest/endpoint/description.hpp>
#include <velo/rest/endpoint/endpoint.hpp>

#include <boost/describe/class.hpp>

namespace velo::inline v0 {

/// Replaces one's own password.
///
/// operationId updatePasswordSelf: `POST /v2/users/self/password`. Success: 204. Security: bearer.
struct update_password_self {
    velo::self_update_password_request body;

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
    };
    static constexpr rest::description description{
        .summary = "Replaces the password of the caller.",
        .success = "the password was accepted",
        .rules = {"A password must score at least 3, and may not have been used before; validate_password_self tells."},
    };

    friend bool operator==(update_password_self const&, update_password_self const&) = default;
};
BOOST_DESCRIBE_STRUCT(update_password_self, (), (body))

}  // namespace velo::inline v0

#endif
