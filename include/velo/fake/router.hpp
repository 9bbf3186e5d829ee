// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_FAKE_ROUTER_HPP
#define VELO_FAKE_ROUTER_HPP

#include <velo/fake/arguments.hpp>
#include <velo/fake/list_users.hpp>
#include <velo/fake/login.hpp>
#include <velo/fake/updates.hpp>
#include <velo/operations.hpp>

#include <array>
#include <concepts>
#include <optional>
#include <utility>

namespace velo::inline v0::detail {

/// The status that an operation documents for arguments that are not understood: 400, or the nearest that it has. An id
/// that is no id is then a user who is not there.
template <class Op>
[[nodiscard]] consteval int status_of_wrong_arguments() {
    for (int const status : {400, 404, 403, 401}) {
        if (Op::endpoint.errors.contains(status)) return status;
    }
    return 0;
}

/// The token of a login that is half done opens its second half and nothing else, but for taking a device away that one
/// has no more.
template <class Op>
[[nodiscard]] constexpr bool takes(fake_caller const& caller) noexcept {
    if (std::same_as<Op, validate_access_token>) return caller.is_pre_auth;
    return !caller.is_pre_auth || std::same_as<Op, unregister_mfa_for_self>;
}

/// Serves one operation: who calls, with which arguments, and what the rules say.
template <class Op>
[[nodiscard]] fake_reply serve(fake_state& world, rest::request const& q, fake_target const& target,
                               fake_path_values const& path) {
    std::optional<fake_caller> caller;
    if constexpr (Op::endpoint.security == rest::security::basic) {
        if (!knows_key(world, q)) return refuse(world, 401, "the key and secret are not known");
    }
    if constexpr (Op::endpoint.security == rest::security::bearer) {
        caller = authenticate(world, q);
        if (!caller) return refuse(world, 401, "the access token is missing, unknown, expired or revoked");
        if (!takes<Op>(*caller)) return not_permitted(world);
    }
    fake_arguments<Op> const arguments(q, target, path);
    if (arguments.wrong) return refuse(world, status_of_wrong_arguments<Op>(), *arguments.wrong);
    if constexpr (Op::endpoint.security == rest::security::bearer) {
        return respond(world, *caller, arguments.op);
    } else {
        return respond(world, arguments.op);
    }
}

/// Finds the operation that a request is for and serves it; nothing when there is none. Of two templates that
/// match, the one with fewer placeholders is meant: `/v2/users/self` is not a user whose id is `self`.
[[nodiscard]] inline std::optional<fake_reply> route(fake_state& world, rest::request const& q) {
    fake_target const target = parse_target(q.target);
    std::optional<fake_reply> (*best)(fake_state&, rest::request const&, fake_target const&, fake_path_values const&) =
        nullptr;
    fake_path_values best_values;
    for_each_operation([&]<class Op>(std::type_identity<Op>) {
        if (Op::endpoint.method != q.method) return;
        auto values = match_path(target.path, Op::endpoint.path);
        if (!values || (best != nullptr && best_values.size() <= values->size())) return;
        best_values = *std::move(values);
        best = [](fake_state& w, rest::request const& r, fake_target const& t, fake_path_values const& v) {
            return std::optional(serve<Op>(w, r, t, v));
        };
    });
    if (best == nullptr) return std::nullopt;
    return best(world, q, target, best_values);
}

}  // namespace velo::inline v0::detail

#endif
