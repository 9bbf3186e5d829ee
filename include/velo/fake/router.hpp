// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_FAKE_ROUTER_HPP
#define VELO_FAKE_ROUTER_HPP

#include <velo/fake/arguments.hpp>
#include <velo/fake/caller.hpp>
#include <velo/fake/list_users.hpp>
#include <velo/fake/login.hpp>
#include <velo/fake/response.hpp>
#include <velo/fake/state.hpp>
#include <velo/fake/updates.hpp>
#include <velo/operations.hpp>
#include <velo/rest/endpoint/endpoint.hpp>
#include <velo/rest/request/request.hpp>

#include <optional>
#include <type_traits>
#include <utility>

namespace velo::inline VELO_ABI::detail {

/// The status of a response to invalid arguments: 400, or the nearest one that the operation documents. With 404 an
/// invalid id names a user who does not exist.
template <class Op>
[[nodiscard]] consteval int status_of_invalid_arguments() {
    for (int const status : {400, 404, 403, 401}) {
        if (Op::endpoint.errors.contains(status)) return status;
    }
    return 0;
}

/// Serves a request for `Op`: authenticates the caller, reads the arguments, and applies the rules of the operation,
/// which are the overloads of `respond`.
template <class Op>
[[nodiscard]] fake_response serve(fake_state& state, rest::request const& q, fake_target const& target,
                                  fake_path_values const& path) {
    std::optional<fake_caller> caller;
    if constexpr (Op::endpoint.security == rest::security::basic) {
        if (!knows_key(state, q)) return refuse(state, 401, "the key and secret are not known");
    }
    if constexpr (Op::endpoint.security == rest::security::bearer) {
        caller = authenticate(state, q);
        if (!caller) return refuse(state, 401, "the access token is missing, unknown, expired or revoked");
        if (!caller->template has_token_for<Op>()) return not_permitted(state);
    }
    fake_arguments<Op> const arguments(q, target, path);
    if (arguments.invalid) return refuse(state, status_of_invalid_arguments<Op>(), *arguments.invalid);
    if constexpr (Op::endpoint.security == rest::security::bearer) {
        return respond(state, *caller, arguments.op);
    } else {
        return respond(state, arguments.op);
    }
}

/// Finds the operation with the method and path of a request, and serves it. `std::nullopt` if there is none. If two
/// path templates match, the one with fewer placeholders is chosen: `/v2/users/self` is not a user whose id is `self`.
[[nodiscard]] inline std::optional<fake_response> route(fake_state& state, rest::request const& q) {
    fake_target const target = parse_target(q.target);
    std::optional<fake_response> (*best)(fake_state&, rest::request const&, fake_target const&,
                                         fake_path_values const&) = nullptr;
    fake_path_values best_values;
    for_each_operation([&]<class Op>(std::type_identity<Op>) {
        if (Op::endpoint.method != q.method) return;
        auto values = match_path(target.path, Op::endpoint.path);
        if (!values || (best != nullptr && best_values.size() <= values->size())) return;
        best_values = *std::move(values);
        best = [](fake_state& s, rest::request const& r, fake_target const& t, fake_path_values const& v) {
            return std::optional(serve<Op>(s, r, t, v));
        };
    });
    if (best == nullptr) return std::nullopt;
    return best(state, q, target, best_values);
}

}  // namespace velo::inline VELO_ABI::detail

#endif
