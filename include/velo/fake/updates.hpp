// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_FAKE_UPDATES_HPP
#define VELO_FAKE_UPDATES_HPP

#include <velo/fake/invite_user.hpp>
#include <velo/fake/mfa.hpp>
#include <velo/users/role_update.hpp>
#include <velo/users/user_details_update.hpp>
#include <velo/users/user_details_update_for_self.hpp>

#include <optional>
#include <string>
#include <utility>

namespace velo::inline VELO_ABI::detail {

[[nodiscard]] inline fake_response respond(fake_state& state, fake_caller const& caller, role_update const& op) {
    if (!caller.may_manage(state)) return not_permitted(state);
    fake_user* const user = find(state, *op.user_id);
    if (user == nullptr) return unknown_user(state);
    if (auto refused = refuse_roles(state, caller, *op.body.roles)) return *std::move(refused);
    auto const known_type = user->shown.mfa_type ? user->shown.mfa_type->value() : std::nullopt;
    if (known_type && !may_use_mfa(state, shown_roles(*op.body.roles), *known_type)) {
        return refuse(state, 400,
                      problem("the user's MFA type is not for these roles", "roles", location_type::request_body));
    }
    std::string const number = number_of(*user);
    if (auto refused = refuse_code(state, number, op.body.verification_code)) return *std::move(refused);
    use_code(state, number, op.body.verification_code);
    user->shown.roles = shown_roles(*op.body.roles);
    return no_content();
}

/// Updates the details that both operations have. Changes nothing if the e-mail address belongs to another user.
template <class Body>
[[nodiscard]] fake_response update_details(fake_state& state, fake_user& user, Body const& body) {
    if (body.email) {
        fake_user const* const holder = state.find_email(body.email->view());
        if (holder != nullptr && holder != &user) {
            return refuse(state, 409,
                          problem("a user has this e-mail address already", "email", location_type::request_body));
        }
    }
    update(user.shown.primary_contact_number, body.primary_contact_number);
    update(user.shown.secondary_contact_number, body.secondary_contact_number);
    update(user.shown.first_name, body.first_name);
    update(user.shown.last_name, body.last_name);
    update(user.shown.email, body.email);
    update(user.shown.sms_number, body.sms_number);
    return no_content();
}

[[nodiscard]] inline fake_response respond(fake_state& state, fake_caller const& caller,
                                           user_details_update const& op) {
    if (!caller.may_manage(state)) return not_permitted(state);
    fake_user* const user = find(state, *op.user_id);
    if (user == nullptr) return unknown_user(state);
    std::string const number = number_of(*user);  // the code was sent to the current number
    bool const is_master_admin = user->shown.user_type && *user->shown.user_type == user_type::payor &&
                                 has_role(user->shown, "payor.master_admin");
    if (auto refused = refuse_code(state, number, op.body.verification_code, {.is_always_needed = is_master_admin})) {
        return *std::move(refused);
    }
    if (op.body.mfa_type && !may_use_mfa(state, user->shown.roles, *op.body.mfa_type)) {
        return refuse(state, 400,
                      problem("somebody with these roles uses another type", "mfaType", location_type::request_body));
    }
    fake_response reply = update_details(state, *user, op.body);
    if (reply.status != 204) return reply;
    use_code(state, number, op.body.verification_code);
    // A device of another type is not registered yet.
    if (op.body.mfa_type && !(user->shown.mfa_type == *op.body.mfa_type)) {
        user->shown.mfa_type = *op.body.mfa_type;
        user->shown.mfa_status = mfa_status::unregistered;
    }
    if (op.body.mfa_type.is_null()) {
        user->shown.mfa_type = nullptr;
        user->shown.mfa_status = mfa_status::unregistered;
    }
    return reply;
}

[[nodiscard]] inline fake_response respond(fake_state& state, fake_caller const& caller,
                                           user_details_update_for_self const& op) {
    fake_user* const user = caller.self(state);
    if (user == nullptr || !(user->shown.user_type && *user->shown.user_type == user_type::payee)) {
        return refuse(state, 403, "only payee users may update themselves");
    }
    return update_details(state, *user, op.body);
}

}  // namespace velo::inline VELO_ABI::detail

#endif
