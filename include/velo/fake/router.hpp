// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_FAKE_ROUTER_HPP
#define VELO_FAKE_ROUTER_HPP

#include <velo/fake/arguments.hpp>
#include <velo/fake/authenticate.hpp>
#include <velo/fake/list_users.hpp>
#include <velo/fake/updates.hpp>

#include <boost/mp11/algorithm.hpp>
#include <boost/mp11/list.hpp>

#include <array>
#include <optional>
#include <utility>

namespace velo::inline v0::detail {

/// The operations that the fake serves. Their routes come from their descriptors.
using fake_operations = boost::mp11::mp_list<velo_auth, list_users, get_self, get_user_by_id_v2, delete_user_by_id_v2,
                                             disable_user_v2, enable_user_v2, unlock_user_v2, invite_user, role_update,
                                             user_details_update, user_details_update_for_self>;

/// The statuses that an operation documents, or the nearest of them: an id that is no id is 400 where 400 is
/// documented, and an unknown user where it is not.
template <class Op>
[[nodiscard]] fake_reply refuse_arguments(fake_world& world, error_item wrong) {
    constexpr bool documents_400 = Op::endpoint.errors.contains(400);
    return refuse(world, documents_400 ? 400 : 404, std::move(wrong));
}

/// Serves one operation: who calls, with which arguments, and what the rules say.
template <class Op>
[[nodiscard]] fake_reply serve(fake_world& world, rest::request const& q, fake_target const& target,
                               fake_path_values const& path) {
    if constexpr (Op::endpoint.security == rest::security::basic) {
        if (!knows_key(world, q)) return refuse(world, 401, "the key and secret are not known");
    }
    if constexpr (Op::endpoint.security == rest::security::bearer) {
        auto const caller = authenticate(world, q);
        if (!caller) return refuse(world, 401, "the access token is missing, unknown, expired or revoked");
        fake_arguments<Op> const arguments(q, target, path);
        if (arguments.wrong) return refuse_arguments<Op>(world, *arguments.wrong);
        return answer(world, *caller, arguments.op);
    } else {
        fake_arguments<Op> const arguments(q, target, path);
        if (arguments.wrong) return refuse_arguments<Op>(world, *arguments.wrong);
        return answer(world, arguments.op);
    }
}

/// Finds the operation that a request is for and serves it; nothing when the fake serves none. Of two templates that
/// match, the one with fewer placeholders is meant: `/v2/users/self` is not a user whose id is `self`.
[[nodiscard]] inline std::optional<fake_reply> route(fake_world& world, rest::request const& q) {
    fake_target const target = parse_target(q.target);
    std::optional<fake_reply> (*best)(fake_world&, rest::request const&, fake_target const&, fake_path_values const&) =
        nullptr;
    fake_path_values best_values;
    boost::mp11::mp_for_each<boost::mp11::mp_transform<std::type_identity, fake_operations>>(
        [&]<class Op>(std::type_identity<Op>) {
            if (Op::endpoint.method != q.method) return;
            auto values = match_path(target.path, Op::endpoint.path);
            if (!values || (best != nullptr && best_values.size() <= values->size())) return;
            best_values = *std::move(values);
            best = [](fake_world& w, rest::request const& r, fake_target const& t, fake_path_values const& v) {
                return std::optional(serve<Op>(w, r, t, v));
            };
        });
    if (best == nullptr) return std::nullopt;
    return best(world, q, target, best_values);
}

}  // namespace velo::inline v0::detail

#endif
