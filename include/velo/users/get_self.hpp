// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_USERS_GET_SELF_HPP
#define VELO_USERS_GET_SELF_HPP

#include <velo/models/error_response.hpp>
#include <velo/models/user_response.hpp>
#include <velo/rest/endpoint/endpoint.hpp>

#include <boost/describe/class.hpp>

namespace velo::inline VELO_ABI {

/// Gets the user who owns the access token.
///
/// operationId getSelf: `GET /v2/users/self`. Security: bearer. Success: 200 with a `user_response`.
/// Errors: 401, 403.
/// Idempotency: safe.
struct get_self {
    using response = user_response;
    using error_payload = error_response;
    static constexpr rest::endpoint endpoint{
        .name = "get_self",
        .operation_id = "getSelf",
        .method = rest::method::get,
        .path = "/v2/users/self",
        .security = rest::security::bearer,
        .success = 200,
        .errors = {401, 403},
        .idempotency = rest::idempotency::safe,
        .caller = rest::caller::person,
    };
    static constexpr rest::description description{
        .summary = "Gets the details of the user whose token this is.",
        .success = "the details of the user",
    };

    friend bool operator==(get_self const&, get_self const&) = default;
};
BOOST_DESCRIBE_STRUCT(get_self, (), ())

}  // namespace velo::inline VELO_ABI

#endif
