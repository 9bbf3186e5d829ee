// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_USERS_UNLOCK_USER_V2_HPP
#define VELO_USERS_UNLOCK_USER_V2_HPP

#include <velo/models/error_response.hpp>
#include <velo/rest/endpoint/endpoint.hpp>
#include <velo/rest/model/argument.hpp>
#include <velo/types/id_argument.hpp>

#include <boost/describe/class.hpp>

namespace velo::inline VELO_ABI {

/// Unlocks a user who is locked out. Succeeds if the user is not locked out.
///
/// operationId unlockUserV2: `POST /v2/users/{userId}/unlock`. Security: bearer. Success: 204.
/// Errors: 400, 401, 403, 404 (no such user).
/// Idempotency: idempotent.
struct unlock_user_v2 {
    rest::required<user_id_argument> user_id;  ///< the user to unlock

    using response = void;
    using error_payload = error_response;
    static constexpr rest::endpoint endpoint{
        .name = "unlock_user_v2",
        .operation_id = "unlockUserV2",
        .method = rest::method::post,
        .path = "/v2/users/{userId}/unlock",
        .security = rest::security::bearer,
        .success = 204,
        .errors = {400, 401, 403, 404},
        .idempotency = rest::idempotency::idempotent,
        .caller = rest::caller::manager,
    };
    static constexpr rest::description description{
        .summary = "Unlocks a user who is locked out.",
        .success = "the user was unlocked or was already unlocked",
        .errors = {{404, "there is no user with this id"}},
    };

    friend bool operator==(unlock_user_v2 const&, unlock_user_v2 const&) = default;
};
BOOST_DESCRIBE_STRUCT(unlock_user_v2, (), (user_id))

}  // namespace velo::inline VELO_ABI

#endif
