// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_ENDPOINT_OPERATION_HPP
#define VELO_REST_ENDPOINT_OPERATION_HPP

#include <velo/rest/endpoint/endpoint.hpp>
#include <velo/rest/model/described.hpp>

#include <concepts>
#include <type_traits>

namespace velo::inline v0::rest {

/// An operation of an API as a type. Its objects are calls: they hold the arguments.
///
/// Syntactic requirements, for an operation `Op`:
///  - `Op` is a described aggregate whose members are the arguments;
///  - `Op::endpoint` is a constant `rest::endpoint`;
///  - `Op::response` is `void`, or the described model of the body of a successful response;
///  - `Op::error_payload` is the described model of the body of an error response.
///
/// Semantic requirements: the descriptor has no mistake. `endpoint_check` verifies that when the operation is called.
///
/// Exemplar: `endpoint.hpp`. Models: every struct in `velo/users/` and `velo/login/`.
template <class Op>
concept operation = described<Op> && std::is_aggregate_v<Op> && requires {
    { Op::endpoint } -> std::convertible_to<endpoint const&>;
    typename Op::response;
    typename Op::error_payload;
} && described<typename Op::error_payload>;

}  // namespace velo::inline v0::rest

#endif
