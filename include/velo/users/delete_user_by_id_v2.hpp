// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_USERS_DELETE_USER_BY_ID_V2_HPP
#define VELO_USERS_DELETE_USER_BY_ID_V2_HPP

#include <velo/models/error_response.hpp>
#include <velo/rest/endpoint/endpoint.hpp>
#include <velo/rest/model/argument.hpp>
#include <velo/types/id_argument.hpp>

#include <boost/describe/class.hpp>

namespace velo::inline VELO_ABI {

/// Deletes a user.
///
/// operationId deleteUserByIdV2: `DELETE /v2/users/{userId}`. Security: bearer. Success: 204.
/// Errors: 401, 403, 404 (no such user, or deleted already).
/// Idempotency: idempotent; a 404 after an attempt that may have deleted the user counts as success.
struct delete_user_by_id_v2 {
    rest::required<user_id_argument> user_id;  ///< the user to delete

    using response = void;
    using error_payload = error_response;
    static constexpr rest::endpoint endpoint{
        .name = "delete_user_by_id_v2",
        .operation_id = "deleteUserByIdV2",
        .method = rest::method::delete_,
        .path = "/v2/users/{userId}",
        .security = rest::security::bearer,
        .success = 204,
        .errors = {401, 403, 404},
        .idempotency = rest::idempotency::idempotent,
        .caller = rest::caller::manager,
    };
    static constexpr rest::description description{
        .summary = "Deletes a user.",
        .success = "the user was deleted",
        .errors = {{404, "there is no user with this id, or not any more"}},
    };

    friend bool operator==(delete_user_by_id_v2 const&, delete_user_by_id_v2 const&) = default;
};
BOOST_DESCRIBE_STRUCT(delete_user_by_id_v2, (), (user_id))

}  // namespace velo::inline VELO_ABI

#endif
