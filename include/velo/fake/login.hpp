// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_FAKE_LOGIN_HPP
#define VELO_FAKE_LOGIN_HPP

#include <velo/fake/mfa.hpp>
#include <velo/fake/own_password.hpp>
#include <velo/login/logout.hpp>
#include <velo/login/reset_password.hpp>
#include <velo/login/validate_access_token.hpp>
#include <velo/login/velo_auth.hpp>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace velo::inline VELO_ABI::detail {

/// The lifetimes of tokens: those of an application and of a user are from the examples of the API specification.
inline constexpr std::chrono::seconds token_lifetime{1799};
inline constexpr std::chrono::seconds user_token_lifetime{1800};
inline constexpr std::chrono::seconds pre_auth_lifetime{300};
/// How long a device shows one code.
inline constexpr std::chrono::seconds device_period{30};
/// The number of failed logins in a row that lock a user out.
inline constexpr int wrong_logins_to_lock = 5;

[[nodiscard]] inline fake_response respond(fake_state& state, velo_auth const&) {
    auth_response token;
    token.access_token = state.issue_token(std::nullopt, token_lifetime);
    token.token_type = std::string("bearer");
    token.expires_in = static_cast<double>(token_lifetime.count());
    return ok(token);
}

[[nodiscard]] inline fake_response respond(fake_state& state, fake_caller const& caller, logout const&) {
    std::erase_if(state.tokens, [&](fake_token const& t) { return t.text == caller.token; });
    return no_content();
}

/// The response is the same for an unknown address, so that it does not reveal who has an account.
[[nodiscard]] inline fake_response respond(fake_state& state, reset_password const& op) {
    fake_user const* const user = state.find_email(op.body.email->view());
    if (user != nullptr && *user->shown.status == user_status::enabled) {
        state.mail(*user, fake_message_kind::password_reset);
    }
    return no_content();
}

/// The number of the current `device_period`, counted from 1970.
[[nodiscard]] inline std::int64_t device_period_of(fake_state const& state) noexcept {
    return state.now.time_since_epoch() / device_period;
}

/// The one-time password that the user's TOTP or YubiKey device shows now.
[[nodiscard]] inline rest::secret_string device_code(fake_state const& state, user_id const& id) {
    std::uint64_t seed = static_cast<std::uint64_t>(device_period_of(state));
    for (std::uint8_t const byte : id.value().bytes()) seed = fake_state::mix(seed + byte);
    return fake_state::six_digits(seed);
}

/// Counts a wrong password or code. Too many in a row lock the user out.
inline void count_wrong_login(fake_state& state, fake_user& user) {
    if (++state.account_of(user).wrong_logins < wrong_logins_to_lock) return;
    user.shown.locked_out = true;
    user.shown.locked_out_timestamp = rest::timestamp(state.now);
}

[[nodiscard]] inline bool may_log_in(fake_user const& user) noexcept {
    return *user.shown.status == user_status::enabled && !user.shown.locked_out.value_or(false) &&
           user.shown.mfa_status && *user.shown.mfa_status != mfa_status::unregistered;
}

/// Does the first half of a login, which is not in the published API: returns a token with PRE_AUTH authority if the
/// password is right.
[[nodiscard]] inline std::optional<rest::secret_string> log_in(fake_state& state, std::string_view email,
                                                               std::string_view password) {
    fake_user* const user = state.find_email(email);
    if (user == nullptr || !may_log_in(*user)) return std::nullopt;
    fake_account& account = state.account_of(*user);
    if (account.passwords.empty() || !rest::constant_time_equal(account.passwords.back().reveal(), password)) {
        count_wrong_login(state, *user);
        return std::nullopt;
    }
    if (user->shown.mfa_type && *user->shown.mfa_type == mfa_type::sms) {
        account.login_code = state.send_code(fake_message_kind::login, number_of(*user), pre_auth_lifetime);
    }
    return state.issue_token(user->shown.id->value(), pre_auth_lifetime, true);
}

/// True when `otp` is the current one-time password, from the SMS or from the device. It works once.
[[nodiscard]] inline bool accepts_otp(fake_state& state, fake_user const& user, std::string_view otp) {
    fake_account& account = state.account_of(user);
    if (user.shown.mfa_type && *user.shown.mfa_type == mfa_type::sms) {
        bool const right = !account.login_code.text.empty() && state.now < account.login_code.expires &&
                           rest::constant_time_equal(account.login_code.text.reveal(), otp);
        if (right) account.login_code = {};
        return right;
    }
    std::int64_t const period = device_period_of(state);
    bool const right = account.last_device_period != period &&
                       rest::constant_time_equal(device_code(state, *user.shown.id->value()).reveal(), otp);
    if (right) account.last_device_period = period;
    return right;
}

/// The second half of a login.
template <>
inline constexpr accepted_tokens tokens_of<validate_access_token> = accepted_tokens::pre_auth;

/// The operation documents only 401 and 403, so a one-time password that is wrong or malformed is 403.
[[nodiscard]] inline fake_response respond(fake_state& state, fake_caller const& caller,
                                           validate_access_token const& op) {
    fake_user* const user = caller.self(state);
    if (user == nullptr || !may_log_in(*user)) return not_permitted(state);
    if (!accepts_otp(state, *user, op.body.otp->reveal())) {
        count_wrong_login(state, *user);
        return refuse(state, 403,
                      problem("this is not the one-time password of the moment", "otp", location_type::request_body));
    }
    state.account_of(*user).wrong_logins = 0;
    std::erase_if(state.tokens, [&](fake_token const& t) { return t.text == caller.token; });
    user_id const id = *user->shown.id->value();
    access_token_response token;
    token.access_token = state.issue_token(id, user_token_lifetime);
    token.token_type = std::string("bearer");
    token.refresh_token = state.next_secret();
    token.expires_in = user_token_lifetime.count();
    token.scope = std::string("https://api.velopayments.com/scopes/auth/users");
    token.user_info = user_info{.user_id = id,
                                .user_type = user->shown.user_type,
                                .mfa_details = mfa_details{.mfa_type = user->shown.mfa_type, .verified = true}};
    if (user->shown.entity_id) token.entity_ids.push_back(user->shown.entity_id->to_text());
    return ok(token);
}

/// Enrolls an invited user who follows the link in their mail (`fake::accept_invitation`).
[[nodiscard]] inline bool accept_invitation(fake_state& state, rest::secret_string const& token,
                                            std::string_view password) {
    fake_user* const user = state.find_link(fake_message_kind::invitation, token);
    if (user == nullptr || *user->shown.status != user_status::pending || refuse_enabling(state, *user)) return false;
    if (set_password(state, *user, password).score < acceptable_score) return false;
    user->enrolled = true;
    user->shown.status = user_status::enabled;
    user->shown.mfa_status = mfa_status::registered;
    state.account_of(*user).link(fake_message_kind::invitation) = {};
    return true;
}

/// Registers the device of a user who follows the link in their mail (`fake::register_mfa`).
[[nodiscard]] inline bool register_device(fake_state& state, rest::secret_string const& token) {
    fake_user* const user = state.find_link(fake_message_kind::mfa_registration, token);
    if (user == nullptr) return false;
    user->shown.mfa_status = mfa_status::registered;
    state.account_of(*user).link(fake_message_kind::mfa_registration) = {};
    return true;
}

/// Sets the password of a user who follows the link in their mail (`fake::choose_password`).
[[nodiscard]] inline bool choose_password(fake_state& state, rest::secret_string const& token,
                                          std::string_view password) {
    fake_user* const user = state.find_link(fake_message_kind::password_reset, token);
    if (user == nullptr || set_password(state, *user, password).score < acceptable_score) return false;
    state.account_of(*user).link(fake_message_kind::password_reset) = {};
    return true;
}

}  // namespace velo::inline VELO_ABI::detail

#endif
