// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_FAKE_INVITE_USER_HPP
#define VELO_FAKE_INVITE_USER_HPP

#include <velo/fake/one_user.hpp>
#include <velo/fake/verification.hpp>
#include <velo/users/invite_user.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace velo::inline VELO_ABI::detail {

/// The error response to roles that do not exist or that the caller may not assign. `std::nullopt` if all are valid.
[[nodiscard]] inline std::optional<fake_response> refuse_roles(fake_state& state, fake_caller const& caller,
                                                               role_list const& roles) {
    auto const refuse_because = [&](char const* why) {
        return refuse(state, 400, problem(why, "roles", location_type::request_body));
    };
    if (roles.empty()) return refuse_because("a user has at least one role");
    for (std::size_t i = 0; i != roles.size(); ++i) {
        if (!role_exists(state, roles[i].view())) {
            return refuse_because("this role does not exist");
        }
    }
    for (std::size_t i = 0; i != roles.size(); ++i) {
        if (!caller.may_assign(state, plain_role(roles[i].view()))) return not_permitted(state);
    }
    return std::nullopt;
}

/// Updates a property with an argument: an absent one leaves it unchanged, null clears it.
template <class Argument>
void update(rest::field<std::string>& property, Argument const& argument) {
    if (argument.has_value()) {
        property = std::string((*argument).view());
        return;
    }
    if constexpr (rest::is_field<Argument>) {
        if (argument.is_null()) property = nullptr;
    }
}

/// The type of an invited user. Without one it is PAYOR with an entity, as the API specification says, and BACKOFFICE
/// without, which is an assumption.
[[nodiscard]] inline user_type type_of(invite_user_request const& body) noexcept {
    if (body.user_type) return *body.user_type;
    return body.entity_id ? user_type::payor : user_type::backoffice;
}

/// True when users with these roles may use this type of device.
[[nodiscard]] inline bool may_use_mfa(fake_state& state, std::vector<velo::role> const& roles, mfa_type type) {
    for (velo::role const& r : roles) {
        fake_role const* const known = state.find_role(plain_role(r.name.value_or("")));
        if (known != nullptr && known->is_restricted && !known->mfa_types.contains(type)) return false;
    }
    return true;
}

[[nodiscard]] inline fake_response respond(fake_state& state, fake_caller const& caller, invite_user const& op) {
    if (!caller.may_manage(state)) return not_permitted(state);
    invite_user_request const& body = op.body;
    if (auto refused = refuse_roles(state, caller, *body.roles)) return *std::move(refused);
    auto const wrong_entity = [&](char const* why) {
        return refuse(state, 400, problem(why, "entityId", location_type::request_body));
    };
    user_type const type = type_of(body);
    if (type == user_type::backoffice && body.entity_id) return wrong_entity("a back-office user has no entity");
    if (type != user_type::backoffice && !body.entity_id) return wrong_entity("a payor or payee user needs an entity");
    std::optional<entity_id> entity;
    if (body.entity_id) {
        entity = entity_id::parse(body.entity_id->to_text());
        if (!entity) return wrong_entity("this is not an id");
    }
    if (state.find_email((*body.email).view()) != nullptr) {
        return refuse(state, 409,
                      problem("a user has this e-mail address already", "email", location_type::request_body));
    }
    if (!may_use_mfa(state, shown_roles(*body.roles), *body.mfa_type)) {
        return refuse(state, 400,
                      problem("somebody with these roles uses another type", "mfaType", location_type::request_body));
    }
    std::string_view const number = body.sms_number->view();
    if (auto refused = refuse_code(state, number, body.verification_code, {.status_when_missing = 412})) {
        return *std::move(refused);
    }

    fake_user user;
    user.enrolled = false;
    user_response& shown = user.shown;
    shown.id = user_id(state.next_uuid());
    shown.status = user_status::pending;
    update(shown.email, body.email);
    update(shown.sms_number, body.sms_number);
    update(shown.primary_contact_number, body.primary_contact_number);
    update(shown.secondary_contact_number, body.secondary_contact_number);
    update(shown.first_name, body.first_name);
    update(shown.last_name, body.last_name);
    if (entity) {
        shown.entity_id = *entity;
        fake_company const* const company = state.find_company(*entity);
        if (company != nullptr && company->name) shown.company_name = *company->name;
    } else {
        shown.entity_id = nullptr;
        shown.company_name = nullptr;
    }
    shown.roles = shown_roles(*body.roles);
    shown.user_type = type;
    shown.mfa_type = *body.mfa_type;
    shown.mfa_status = mfa_status::unregistered;
    shown.locked_out = false;
    shown.locked_out_timestamp = nullptr;
    state.users.push_back(std::move(user));
    use_code(state, number, body.verification_code);
    state.mail(state.users.back(), fake_message_kind::invitation);
    return no_content();
}

}  // namespace velo::inline VELO_ABI::detail

#endif
