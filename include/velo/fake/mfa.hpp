// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_FAKE_MFA_HPP
#define VELO_FAKE_MFA_HPP

#include <velo/fake/caller.hpp>
#include <velo/fake/one_user.hpp>
#include <velo/fake/verification.hpp>
#include <velo/users/register_sms.hpp>
#include <velo/users/resend_token.hpp>
#include <velo/users/unregister_mfa.hpp>
#include <velo/users/unregister_mfa_for_self.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace velo::inline VELO_ABI::detail {

/// The user's number for SMS; empty without one.
[[nodiscard]] inline std::string number_of(fake_user const& user) { return user.shown.sms_number.value_or(""); }

[[nodiscard]] inline fake_response respond(fake_state& state, fake_caller const& caller, register_sms const& op) {
    fake_user const* const self = caller.self(state);
    if (self == nullptr || !(self->shown.user_type && *self->shown.user_type == user_type::backoffice)) {
        return refuse(state, 403, "a number is registered by back-office users only");
    }
    std::string_view const number = op.body.sms_number->view();
    fake_code code = state.send_code(fake_message_kind::verification, number, code_lifetime);
    fake_code* const earlier = state.find_code(number);
    (earlier != nullptr ? *earlier : state.registered_numbers.emplace_back()) = std::move(code);
    return no_content();
}

[[nodiscard]] constexpr fake_message_kind kind_of(token_type type) noexcept {
    return type == token_type::invite_mfa_user ? fake_message_kind::invitation : fake_message_kind::mfa_registration;
}

[[nodiscard]] inline fake_response respond(fake_state& state, fake_caller const& caller, resend_token const& op) {
    if (!caller.may_manage(state)) return not_permitted(state);
    fake_user const* const user = find(state, *op.user_id);
    // The operation does not document 404.
    if (user == nullptr) {
        return refuse(state, 400, problem("there is no such user", "userId", location_type::path_param));
    }
    fake_message_kind const kind = kind_of(*op.body.token_type);
    if (state.account_of(*user).link(kind).empty()) {
        return refuse(state, 400, problem("the user has no such token", "tokenType", location_type::request_body));
    }
    std::string const number = number_of(*user);
    if (auto refused = refuse_code(state, number, op.body.verification_code)) return *std::move(refused);
    use_code(state, number, op.body.verification_code);
    state.mail(*user, kind);
    return no_content();
}

/// Unregisters the user's device. The error response if they have no registered device of this type; otherwise
/// `std::nullopt`.
[[nodiscard]] inline std::optional<fake_response> unregister_device(fake_state& state, fake_user& user, mfa_type type) {
    bool const is_there = user.shown.mfa_type && *user.shown.mfa_type == type && user.shown.mfa_status &&
                          *user.shown.mfa_status != mfa_status::unregistered;
    if (!is_there) {
        return refuse(state, 400,
                      problem("the user has no such device registered", "mfaType", location_type::request_body));
    }
    user.shown.mfa_status = mfa_status::unregistered;
    return std::nullopt;
}

[[nodiscard]] inline fake_response respond(fake_state& state, fake_caller const& caller, unregister_mfa const& op) {
    if (!caller.may_manage(state)) return not_permitted(state);
    fake_user* const user = find(state, *op.user_id);
    if (user == nullptr) return unknown_user(state);
    std::string const number = number_of(*user);
    if (auto refused = refuse_code(state, number, op.body.verification_code)) return *std::move(refused);
    mfa_type const type = *op.body.mfa_type == unregister_mfa_type::totp ? mfa_type::totp : mfa_type::yubikey;
    if (auto refused = unregister_device(state, *user, type)) return *std::move(refused);
    use_code(state, number, op.body.verification_code);
    state.mail(*user, fake_message_kind::mfa_registration);
    return no_content();
}

/// A user who lost their device can still do the first half of a login.
template <>
inline constexpr accepted_tokens tokens_of<unregister_mfa_for_self> = accepted_tokens::both;

/// The request cannot contain a verification code, so a user who is verified manually is not mailed the token. The
/// token is issued: `resend_token` mails it for a valid code.
[[nodiscard]] inline fake_response respond(fake_state& state, fake_caller const& caller,
                                           unregister_mfa_for_self const& op) {
    fake_user* const user = caller.self(state);
    if (user == nullptr) return not_a_user(state);
    if (auto refused = unregister_device(state, *user, *op.body.mfa_type)) return *std::move(refused);
    if (is_verified_manually(state, number_of(*user))) {
        static_cast<void>(state.issue_link(*user, fake_message_kind::mfa_registration));
    } else {
        state.mail(*user, fake_message_kind::mfa_registration);
    }
    return no_content();
}

}  // namespace velo::inline VELO_ABI::detail

#endif
