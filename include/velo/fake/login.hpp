// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_FAKE_LOGIN_HPP
#define VELO_FAKE_LOGIN_HPP

#include <velo/fake/mfa.hpp>
#include <velo/fake/own_password.hpp>
#include <velo/login/logout.hpp>
#include <velo/login/reset_password.hpp>
#include <velo/login/validate_access_token.hpp>
#include <velo/login/velo_auth.hpp>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

namespace velo::inline v0::detail {

/// The document's examples: a token of an application lives 1799 seconds, a user's 1800.
inline constexpr std::chrono::seconds token_lifetime{1799};
inline constexpr std::chrono::seconds user_token_lifetime{1800};
inline constexpr std::chrono::seconds pre_auth_lifetime{300};
inline constexpr std::chrono::seconds device_period{30};
inline constexpr int wrong_logins_to_lock = 5;

[[nodiscard]] inline fake_reply respond(fake_state& world, velo_auth const&) {
    auth_response token;
    token.access_token = world.issue_token(std::nullopt, token_lifetime);
    token.token_type = std::string("bearer");
    token.expires_in = static_cast<double>(token_lifetime.count());
    return ok(token);
}

[[nodiscard]] inline fake_reply respond(fake_state& world, fake_caller const& caller, logout const&) {
    std::erase_if(world.tokens, [&](fake_token const& t) { return t.text == caller.token; });
    return no_content();
}

/// Whoever asks is told the same, so that nobody learns who has an account.
[[nodiscard]] inline fake_reply respond(fake_state& world, reset_password const& op) {
    fake_user const* const user = world.find_email(op.body.email->view());
    if (user != nullptr && *user->shown.status == user_status::enabled) {
        world.mail(*user, fake_message_kind::password_reset);
    }
    return no_content();
}

/// The number of the period of `device_period` that now is.
[[nodiscard]] inline std::int64_t device_period_of(fake_state const& world) noexcept {
    return world.now.time_since_epoch() / device_period;
}

/// What the user's TOTP or YubiKey shows now.
[[nodiscard]] inline rest::secret_string device_code(fake_state const& world, user_id const& id) {
    std::uint64_t seed = static_cast<std::uint64_t>(device_period_of(world));
    for (std::uint8_t const byte : id.value().bytes()) seed = fake_state::mix(seed + byte);
    return fake_state::six_digits(seed);
}

/// A wrong password or code; too many in a row lock the user out.
inline void count_wrong_login(fake_state& world, fake_user& user) {
    if (++world.account_of(user).wrong_logins < wrong_logins_to_lock) return;
    user.shown.locked_out = true;
    user.shown.locked_out_timestamp = rest::timestamp(world.now);
}

[[nodiscard]] inline bool may_log_in(fake_user const& user) noexcept {
    return *user.shown.status == user_status::enabled && !user.shown.locked_out.value_or(false) &&
           user.shown.mfa_status && *user.shown.mfa_status != mfa_status::unregistered;
}

/// The first half of a login, which is not in the published API: a token with PRE_AUTH authority for a password.
[[nodiscard]] inline std::optional<rest::secret_string> log_in(fake_state& world, std::string_view email,
                                                               std::string_view password) {
    fake_user* const user = world.find_email(email);
    if (user == nullptr || !may_log_in(*user)) return std::nullopt;
    fake_account& account = world.account_of(*user);
    if (account.passwords.empty() || !rest::constant_time_equal(account.passwords.back().reveal(), password)) {
        count_wrong_login(world, *user);
        return std::nullopt;
    }
    if (user->shown.mfa_type && *user->shown.mfa_type == mfa_type::sms) {
        account.login_code = world.send_code(fake_message_kind::login, number_of(*user), pre_auth_lifetime);
    }
    return world.issue_token(user->shown.id->value(), pre_auth_lifetime, true);
}

/// Is this the one-time password of the moment, by SMS or from the device? It works once.
[[nodiscard]] inline bool takes_otp(fake_state& world, fake_user const& user, std::string_view otp) {
    fake_account& account = world.account_of(user);
    if (user.shown.mfa_type && *user.shown.mfa_type == mfa_type::sms) {
        bool const right = account.login_code && world.now < account.login_code->expires &&
                           rest::constant_time_equal(account.login_code->text.reveal(), otp);
        if (right) account.login_code.reset();
        return right;
    }
    std::int64_t const period = device_period_of(world);
    bool const right = account.last_device_period != period &&
                       rest::constant_time_equal(device_code(world, *user.shown.id->value()).reveal(), otp);
    if (right) account.last_device_period = period;
    return right;
}

/// Documented for this operation are 401 and 403: a one-time password that is wrong, or is none, is 403.
[[nodiscard]] inline fake_reply respond(fake_state& world, fake_caller const& caller, validate_access_token const& op) {
    fake_user* const user = caller.self(world);
    if (user == nullptr || !may_log_in(*user)) return not_permitted(world);
    if (!takes_otp(world, *user, op.body.otp->reveal())) {
        count_wrong_login(world, *user);
        return refuse(world, 403,
                      problem("this is not the one-time password of the moment", "otp", location_type::request_body));
    }
    world.account_of(*user).wrong_logins = 0;
    std::erase_if(world.tokens, [&](fake_token const& t) { return t.text == caller.token; });
    user_id const id = *user->shown.id->value();
    access_token_response token;
    token.access_token = world.issue_token(id, user_token_lifetime);
    token.token_type = std::string("bearer");
    token.refresh_token = world.next_secret();
    token.expires_in = user_token_lifetime.count();
    token.scope = std::string("https://api.velopayments.com/scopes/auth/users");
    token.user_info = user_info{.user_id = id,
                                .user_type = user->shown.user_type,
                                .mfa_details = mfa_details{.mfa_type = user->shown.mfa_type, .verified = true}};
    if (user->shown.entity_id) token.entity_ids.push_back(user->shown.entity_id->to_text());
    return ok(token);
}

/// An invited person follows the link in their mail: chooses a password, registers their device, and is enabled.
[[nodiscard]] inline bool accept_invitation(fake_state& world, rest::secret_string const& token,
                                            std::string_view password) {
    fake_user* const user = world.find_link(fake_message_kind::invitation, token);
    if (user == nullptr || *user->shown.status != user_status::pending || refuse_enabling(world, *user)) return false;
    if (set_password(world, *user, password).score < acceptable_score) return false;
    user->enrolled = true;
    user->shown.status = user_status::enabled;
    user->shown.mfa_status = mfa_status::registered;
    world.account_of(*user).links.erase(fake_message_kind::invitation);
    return true;
}

/// Somebody whose device was unregistered follows the link in their mail and registers another.
[[nodiscard]] inline bool register_device(fake_state& world, rest::secret_string const& token) {
    fake_user* const user = world.find_link(fake_message_kind::mfa_registration, token);
    if (user == nullptr) return false;
    user->shown.mfa_status = mfa_status::registered;
    world.account_of(*user).links.erase(fake_message_kind::mfa_registration);
    return true;
}

/// Somebody who forgot their password follows the link in their mail and chooses another.
[[nodiscard]] inline bool choose_password(fake_state& world, rest::secret_string const& token,
                                          std::string_view password) {
    fake_user* const user = world.find_link(fake_message_kind::password_reset, token);
    if (user == nullptr || set_password(world, *user, password).score < acceptable_score) return false;
    world.account_of(*user).links.erase(fake_message_kind::password_reset);
    return true;
}

}  // namespace velo::inline v0::detail

#endif
