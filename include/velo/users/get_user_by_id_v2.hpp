// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_USERS_GET_USER_BY_ID_V2_HPP
#define VELO_USERS_GET_USER_BY_ID_V2_HPP

#include <velo/models/error_response.hpp>
#include <velo/models/user_response.hpp>
#include <velo/rest/endpoint/endpoint.hpp>
#include <velo/rest/model/argument.hpp>
#include <velo/types/id_argument.hpp>

#include <boost/describe/class.hpp>

namespace velo::inline VELO_ABI {

/// Gets one user.
///
/// operationId getUserByIdV2: `GET /v2/users/{userId}`. Security: bearer. Success: 200 with a `user_response`.
/// Errors: 401, 403, 404 (no such user).
/// Idempotency: safe.
struct get_user_by_id_v2 {
    rest::required<user_id_argument> user_id;  ///< the user to get

    using response = user_response;
    using error_payload = error_response;
    static constexpr rest::endpoint endpoint{
        .name = "get_user_by_id_v2",
        .operation_id = "getUserByIdV2",
        .method = rest::method::get,
        .path = "/v2/users/{userId}",
        .security = rest::security::bearer,
        .success = 200,
        .errors = {401, 403, 404},
        .idempotency = rest::idempotency::safe,
        .caller = rest::caller::manager,
    };
    static constexpr rest::description description{
        .summary = "Gets the details of one user.",
        .success = "the details of the user",
        .errors = {{404, "there is no user with this id"}},
    };

    friend bool operator==(get_user_by_id_v2 const&, get_user_by_id_v2 const&) = default;
};
BOOST_DESCRIBE_STRUCT(get_user_by_id_v2, (), (user_id))

}  // namespace velo::inline VELO_ABI

#endif
