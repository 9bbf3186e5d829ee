// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_ENDPOINT_ENDPOINT_HPP
#define VELO_REST_ENDPOINT_ENDPOINT_HPP

#include <velo/rest/endpoint/replay.hpp>
#include <velo/rest/endpoint/security.hpp>
#include <velo/rest/endpoint/status_set.hpp>
#include <velo/rest/http/method.hpp>

#include <string_view>

namespace velo::inline v0::rest {

/// The constant description of one operation, from which everything else is derived: the request, the answer's meaning,
/// the fake's routes, the documentation.
///
/// An operation is a described aggregate whose members are its arguments, with one of these as its `endpoint`:
///
///     struct rename_pet {
///         rest::required<pet_id> pet_id;
///         rename_pet_request body;
///
///         using response = void;
///         using error_payload = pet_problem;
///         static constexpr rest::endpoint endpoint{
///             .name = "rename_pet",
///             .operation_id = "renamePet",
///             .method = rest::method::post,
///             .path = "/pets/{petId}/name",
///             .security = rest::security::bearer,
///             .success = 204,
///             .errors = {400, 401, 404},
///             .replay = rest::replay::idempotent,
///         };
///     };
///     BOOST_DESCRIBE_STRUCT(rename_pet, (), (pet_id, body))
///
/// Where a member goes is derived (`place.hpp`): a member with a `{placeholder}` of its name goes into the path, `body`
/// into the body, a `bearer_token` into the Authorization field, all others into the query.
struct endpoint {
    std::string_view name;          ///< in C++, as errors and logs spell it
    std::string_view operation_id;  ///< in the API's document
    rest::method method;
    std::string_view path;  ///< with `{placeholders}` in the wire's spelling
    rest::security security;
    int success;              ///< the documented status of success
    rest::status_set errors;  ///< the documented statuses of failure: a closed set
    rest::idempotency idempotency;
};

}  // namespace velo::inline v0::rest

#endif
