// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_USERS_ROLE_UPDATE_HPP
#define VELO_USERS_ROLE_UPDATE_HPP

#include <velo/models/error_response.hpp>
#include <velo/models/role_update_request.hpp>
#include <velo/rest/endpoint/endpoint.hpp>
#include <velo/rest/model/argument.hpp>
#include <velo/types/id_argument.hpp>

#include <boost/describe/class.hpp>

namespace velo::inline VELO_ABI {

/// Replaces the roles of a user. The roles must exist, and the caller must have the permission to assign them.
///
/// operationId roleUpdate: `POST /v2/users/{userId}/roleUpdate`. Security: bearer. Success: 204.
/// Errors: 400, 401, 403, 404 (no such user).
/// Idempotency: idempotent, unless the body holds a verification code.
struct role_update {
    rest::required<user_id_argument> user_id;  ///< the user whose roles to replace
    velo::role_update_request body;            ///< the new roles

    using response = void;
    using error_payload = error_response;
    static constexpr rest::endpoint endpoint{
        .name = "role_update",
        .operation_id = "roleUpdate",
        .method = rest::method::post,
        .path = "/v2/users/{userId}/roleUpdate",
        .security = rest::security::bearer,
        .success = 204,
        .errors = {400, 401, 403, 404},
        .idempotency = rest::idempotency::idempotent,
        .caller = rest::caller::manager,
    };
    static constexpr rest::description description{
        .summary = "Replaces the roles of a user.",
        .success = "the user has these roles",
        .rules = {"The roles must exist, system or custom, and the caller must be permitted to assign them.",
                  "The verification code is needed when the user is verified manually."},
        .errors = {{404, "there is no user with this id"}},
    };

    friend bool operator==(role_update const&, role_update const&) = default;
};
BOOST_DESCRIBE_STRUCT(role_update, (), (user_id, body))

}  // namespace velo::inline VELO_ABI

#endif
