// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_USERS_DISABLE_USER_V2_HPP
#define VELO_USERS_DISABLE_USER_V2_HPP

#include <velo/models/error_response.hpp>
#include <velo/rest/endpoint/endpoint.hpp>
#include <velo/rest/model/argument.hpp>
#include <velo/types/id_argument.hpp>

#include <boost/describe/class.hpp>

namespace velo::inline VELO_ABI {

/// Disables a user: revokes their access tokens and refuses their logins. Succeeds if the user is disabled already. The
/// caller needs the permission to manage users and cannot disable themself.
///
/// operationId disableUserV2: `POST /v2/users/{userId}/disable`. Security: bearer. Success: 204.
/// Errors: 400, 401, 403, 404 (no such user).
/// Idempotency: idempotent.
struct disable_user_v2 {
    rest::required<user_id_argument> user_id;  ///< the user to disable

    using response = void;
    using error_payload = error_response;
    static constexpr rest::endpoint endpoint{
        .name = "disable_user_v2",
        .operation_id = "disableUserV2",
        .method = rest::method::post,
        .path = "/v2/users/{userId}/disable",
        .security = rest::security::bearer,
        .success = 204,
        .errors = {400, 401, 403, 404},
        .idempotency = rest::idempotency::idempotent,
        .caller = rest::caller::manager,
    };
    static constexpr rest::description description{
        .summary = "Disables a user.",
        .success = "the user was disabled or was already disabled",
        .rules = {"Needs the permission to manage users.", "A user cannot disable themself.",
                  "The access tokens of the user are revoked, and the user cannot log in."},
        .errors = {{404, "there is no user with this id"}},
    };

    friend bool operator==(disable_user_v2 const&, disable_user_v2 const&) = default;
};
BOOST_DESCRIBE_STRUCT(disable_user_v2, (), (user_id))

}  // namespace velo::inline VELO_ABI

#endif
