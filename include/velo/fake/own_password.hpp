// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_FAKE_OWN_PASSWORD_HPP
#define VELO_FAKE_OWN_PASSWORD_HPP

#include <velo/fake/one_user.hpp>
#include <velo/fake/password_score.hpp>
#include <velo/rest/model/constant_time_equal.hpp>
#include <velo/users/update_password_self.hpp>
#include <velo/users/validate_password_self.hpp>

#include <algorithm>
#include <string>
#include <string_view>

namespace velo::inline v0::detail {

[[nodiscard]] inline bool was_used_before(fake_account const& account, std::string_view password) {
    return std::any_of(account.passwords.begin(), account.passwords.end(), [&](rest::secret_string const& used) {
        return rest::constant_time_equal(used.reveal(), password);
    });
}

/// What the fake thinks of a new password for this user. One that they had before cannot be accepted.
[[nodiscard]] inline password_assessment assess_password(fake_state& world, fake_user const& user,
                                                         std::string_view password) {
    password_assessment j = assess_password(password, user.shown.email.value_or(""));
    if (was_used_before(world.account_of(user), password)) {
        j = {(std::min)(j.score, acceptable_score - 1), "Historic Password", "[password has been used before]"};
    }
    return j;
}

/// Makes `password` the user's, if it is good enough.
[[nodiscard]] inline password_assessment set_password(fake_state& world, fake_user const& user,
                                                      std::string_view password) {
    password_assessment const j = assess_password(world, user, password);
    if (j.score >= acceptable_score) world.account_of(user).passwords.emplace_back(password);
    return j;
}

[[nodiscard]] inline fake_reply respond(fake_state& world, fake_caller const& caller,
                                        validate_password_self const& op) {
    fake_user const* const user = caller.self(world);
    if (user == nullptr) return not_a_user(world);
    password_assessment const j = assess_password(world, *user, op.body.password->reveal());
    validate_password_response r;
    r.score = j.score;
    r.valid = j.score >= acceptable_score;
    if (!j.warning.empty()) r.warning = std::string(j.warning);
    if (!j.suggestion.empty()) r.suggestions.emplace_back(j.suggestion);
    return ok(r);
}

[[nodiscard]] inline fake_reply respond(fake_state& world, fake_caller const& caller, update_password_self const& op) {
    fake_user const* const user = caller.self(world);
    if (user == nullptr) return not_a_user(world);
    fake_account const& account = world.account_of(*user);
    if (account.passwords.empty() ||
        !rest::constant_time_equal(account.passwords.back().reveal(), op.body.old_password->reveal())) {
        return refuse(world, 400,
                      problem("this is not the current password", "oldPassword", location_type::request_body));
    }
    password_assessment const j = set_password(world, *user, op.body.new_password->reveal());
    if (j.score < acceptable_score) {
        return refuse(world, 400, problem(std::string(j.warning), "newPassword", location_type::request_body));
    }
    return no_content();
}

}  // namespace velo::inline v0::detail

#endif
