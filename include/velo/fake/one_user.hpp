// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_FAKE_ONE_USER_HPP
#define VELO_FAKE_ONE_USER_HPP

#include <velo/fake/caller.hpp>
#include <velo/fake/response.hpp>
#include <velo/types/id_argument.hpp>
#include <velo/users/delete_user_by_id_v2.hpp>
#include <velo/users/disable_user_v2.hpp>
#include <velo/users/enable_user_v2.hpp>
#include <velo/users/get_self.hpp>
#include <velo/users/get_user_by_id_v2.hpp>
#include <velo/users/unlock_user_v2.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace velo::inline VELO_ABI::detail {

/// The user with this id; null if there is none, or if it is not a UUID.
[[nodiscard]] inline fake_user* find(fake_state& state, user_id_argument const& id) noexcept {
    auto const known = user_id::parse(id.to_text());
    return known ? state.find(*known) : nullptr;
}

[[nodiscard]] inline fake_response unknown_user(fake_state& state) {
    return refuse(state, 404, problem("there is no such user", "userId", location_type::path_param));
}

[[nodiscard]] inline fake_response not_permitted(fake_state& state) {
    return refuse(state, 403, "the caller's roles do not permit this");
}

[[nodiscard]] inline fake_response not_a_user(fake_state& state) {
    return refuse(state, 403, "this is the token of an application, not of a user");
}

/// The error response to a caller who names themself as the user. `std::nullopt` for another user.
[[nodiscard]] inline std::optional<fake_response> refuse_self(fake_state& state, fake_caller const& caller,
                                                              fake_user const& user, std::string const& verb) {
    if (!user.shown.id->value() || !caller.is(*user.shown.id->value())) return std::nullopt;
    return refuse(state, 400, problem("users cannot " + verb + " themselves", "userId", location_type::path_param));
}

[[nodiscard]] inline fake_response respond(fake_state& state, fake_caller const& caller, get_self const&) {
    fake_user const* const user = caller.self(state);
    return user == nullptr ? not_a_user(state) : ok(user->shown);
}

[[nodiscard]] inline fake_response respond(fake_state& state, fake_caller const& caller, get_user_by_id_v2 const& op) {
    if (!caller.may_read(state)) return not_permitted(state);
    fake_user const* const user = find(state, *op.user_id);
    return user == nullptr ? unknown_user(state) : ok(user->shown);
}

[[nodiscard]] inline fake_response respond(fake_state& state, fake_caller const& caller,
                                           delete_user_by_id_v2 const& op) {
    if (!caller.may_manage(state)) return not_permitted(state);
    fake_user const* const user = find(state, *op.user_id);
    if (user == nullptr) return unknown_user(state);
    user_id const id = *user->shown.id->value();
    state.revoke_tokens(id);
    std::erase_if(state.accounts, [&](fake_account const& a) { return a.user == id; });
    std::erase_if(state.users, [&](fake_user const& u) { return *u.shown.id == id; });
    return no_content();
}

[[nodiscard]] inline fake_response respond(fake_state& state, fake_caller const& caller, disable_user_v2 const& op) {
    if (!caller.may_manage(state)) return not_permitted(state);
    fake_user* const user = find(state, *op.user_id);
    if (user == nullptr) return unknown_user(state);
    if (auto refused = refuse_self(state, caller, *user, "disable")) return *std::move(refused);
    user->shown.status = user_status::disabled;
    state.revoke_tokens(*user->shown.id->value());
    return no_content();
}

/// The number of enabled users of a payor with the role payor.master_admin.
[[nodiscard]] inline std::size_t master_admins(fake_state const& state, entity_id const& payor) {
    std::size_t count = 0;
    for (fake_user const& u : state.users) {
        if (u.shown.entity_id && *u.shown.entity_id == payor && *u.shown.status == user_status::enabled &&
            has_role(u.shown, "payor.master_admin")) {
            ++count;
        }
    }
    return count;
}

/// Why the user cannot be enabled now; null if they can.
[[nodiscard]] inline char const* refuse_enabling(fake_state& state, fake_user const& user) {
    if (!(user.shown.user_type == user_type::payor) || !user.shown.entity_id) return nullptr;
    auto const payor = user.shown.entity_id->value();
    fake_company const* const company = payor ? state.find_company(*payor) : nullptr;
    if (company != nullptr && !company->is_enabled) return "the payor is disabled";
    if (payor && has_role(user.shown, "payor.master_admin") &&
        master_admins(state, *payor) >= state.master_admin_limit) {
        return "the payor has as many master admins as it may have";
    }
    return nullptr;
}

[[nodiscard]] inline fake_response respond(fake_state& state, fake_caller const& caller, enable_user_v2 const& op) {
    if (!caller.may_manage(state)) return not_permitted(state);
    fake_user* const user = find(state, *op.user_id);
    if (user == nullptr) return unknown_user(state);
    if (auto refused = refuse_self(state, caller, *user, "enable")) return *std::move(refused);
    if (*user->shown.status == user_status::enabled) return no_content();
    auto const refuse_because = [&](char const* why) {
        return refuse(state, 400, problem(why, "userId", location_type::path_param));
    };
    if (*user->shown.status == user_status::pending) return refuse_because("the user has not enrolled yet");
    if (char const* const why = refuse_enabling(state, *user)) return refuse_because(why);
    // A user who was disabled before they enrolled can still enroll.
    user->shown.status = user->enrolled ? user_status::enabled : user_status::pending;
    return no_content();
}

[[nodiscard]] inline fake_response respond(fake_state& state, fake_caller const& caller, unlock_user_v2 const& op) {
    if (!caller.may_manage(state)) return not_permitted(state);
    fake_user* const user = find(state, *op.user_id);
    if (user == nullptr) return unknown_user(state);
    if (auto refused = refuse_self(state, caller, *user, "unlock")) return *std::move(refused);
    user->shown.locked_out = false;
    user->shown.locked_out_timestamp = nullptr;
    state.account_of(*user).wrong_logins = 0;
    return no_content();
}

}  // namespace velo::inline VELO_ABI::detail

#endif
