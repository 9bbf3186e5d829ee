// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_FAKE_OWN_PASSWORD_HPP
#define VELO_FAKE_OWN_PASSWORD_HPP

#include <velo/fake/one_user.hpp>
#include <velo/fake/password_score.hpp>
#include <velo/rest/model/secret_string.hpp>
#include <velo/users/update_password_self.hpp>
#include <velo/users/validate_password_self.hpp>

#include <algorithm>
#include <string>
#include <string_view>

namespace velo::inline VELO_ABI::detail {

[[nodiscard]] inline bool was_used_before(fake_account const& account, std::string_view password) {
    for (rest::secret_string const& used : account.passwords) {
        if (rest::constant_time_equal(used.reveal(), password)) return true;
    }
    return false;
}

/// Scores a new password of `user`. One that they have used before is not acceptable.
[[nodiscard]] inline password_assessment assess_password(fake_state& state, fake_user const& user,
                                                         std::string_view password) {
    password_assessment assessment = assess_password(password, user.shown.email.value_or(""));
    if (was_used_before(state.account_of(user), password)) {
        assessment = {(std::min)(assessment.score, acceptable_score - 1), "Historic Password",
                      "[password has been used before]"};
    }
    return assessment;
}

/// Sets the password of `user` if its score is acceptable.
[[nodiscard]] inline password_assessment set_password(fake_state& state, fake_user const& user,
                                                      std::string_view password) {
    password_assessment const assessment = assess_password(state, user, password);
    if (assessment.score >= acceptable_score) state.account_of(user).passwords.emplace_back(password);
    return assessment;
}

[[nodiscard]] inline fake_response respond(fake_state& state, fake_caller const& caller,
                                           validate_password_self const& op) {
    fake_user const* const user = caller.self(state);
    if (user == nullptr) return not_a_user(state);
    password_assessment const assessment = assess_password(state, *user, op.body.password->reveal());
    validate_password_response result;
    result.score = assessment.score;
    result.valid = assessment.score >= acceptable_score;
    if (!assessment.warning.empty()) result.warning = std::string(assessment.warning);
    if (!assessment.suggestion.empty()) result.suggestions.emplace_back(assessment.suggestion);
    return ok(result);
}

[[nodiscard]] inline fake_response respond(fake_state& state, fake_caller const& caller,
                                           update_password_self const& op) {
    fake_user const* const user = caller.self(state);
    if (user == nullptr) return not_a_user(state);
    fake_account const& account = state.account_of(*user);
    if (account.passwords.empty() ||
        !rest::constant_time_equal(account.passwords.back().reveal(), op.body.old_password->reveal())) {
        return refuse(state, 400,
                      problem("this is not the current password", "oldPassword", location_type::request_body));
    }
    password_assessment const assessment = set_password(state, *user, op.body.new_password->reveal());
    if (assessment.score < acceptable_score) {
        return refuse(state, 400, problem(std::string(assessment.warning), "newPassword", location_type::request_body));
    }
    return no_content();
}

}  // namespace velo::inline VELO_ABI::detail

#endif
