// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_USERS_ENABLE_USER_V2_HPP
#define VELO_USERS_ENABLE_USER_V2_HPP

#include <velo/models/error_response.hpp>
#include <velo/rest/endpoint/endpoint.hpp>
#include <velo/rest/model/argument.hpp>
#include <velo/types/id_argument.hpp>

#include <boost/describe/class.hpp>

namespace velo::inline VELO_ABI {

/// Enables a disabled user. Succeeds if the user is enabled already. The caller needs the permission to manage users
/// and cannot enable themself. The API refuses to enable a payor's user while the payor is disabled, or beyond the
/// payor's limit of master admins.
///
/// operationId enableUserV2: `POST /v2/users/{userId}/enable`. Security: bearer. Success: 204.
/// Errors: 400, 401, 403, 404 (no such user).
/// Idempotency: idempotent.
struct enable_user_v2 {
    rest::required<user_id_argument> user_id;  ///< the user to enable

    using response = void;
    using error_payload = error_response;
    static constexpr rest::endpoint endpoint{
        .name = "enable_user_v2",
        .operation_id = "enableUserV2",
        .method = rest::method::post,
        .path = "/v2/users/{userId}/enable",
        .security = rest::security::bearer,
        .success = 204,
        .errors = {400, 401, 403, 404},
        .idempotency = rest::idempotency::idempotent,
        .caller = rest::caller::manager,
    };
    static constexpr rest::description description{
        .summary = "Enables a disabled user.",
        .success = "the user was enabled or was already enabled",
        .rules = {"Needs the permission to manage users.", "A user cannot enable themself.",
                  "A payor's user cannot be enabled while the payor is disabled.",
                  "A payor's user cannot be enabled when that would breach the limit of master admins."},
        .errors = {{404, "there is no user with this id"}},
    };

    friend bool operator==(enable_user_v2 const&, enable_user_v2 const&) = default;
};
BOOST_DESCRIBE_STRUCT(enable_user_v2, (), (user_id))

}  // namespace velo::inline VELO_ABI

#endif
