// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_FAKE_PASSWORD_SCORE_HPP
#define VELO_FAKE_PASSWORD_SCORE_HPP

#include <velo/fake/state.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace velo::inline VELO_ABI::detail {

/// The strength of a password. The texts are static, and empty for an acceptable password.
struct password_assessment {
    int score = 0;                  ///< 0 to 4
    std::string_view warning{};     ///< the weakness
    std::string_view suggestion{};  ///< how to improve it
};

/// The lowest score with which a password is accepted.
inline constexpr int acceptable_score = 3;

inline constexpr std::array<std::string_view, 10> common_passwords = {
    "password", "password1",  "password123", "12345678",    "1234567890",
    "qwertyui", "qwertyuiop", "iloveyou123", "sunshine123", "letmein123"};

/// True when `c` repeats the character before it or continues a sequence, as in `abc` or `321`.
[[nodiscard]] constexpr bool adds_nothing(char before, char c) noexcept {
    int const step = fake_state::lower(c) - fake_state::lower(before);
    return step == 0 || step == 1 || step == -1;
}

/// True when `text` contains `part`, in any case.
[[nodiscard]] constexpr bool holds_text(std::string_view text, std::string_view part) noexcept {
    return std::search(text.begin(), text.end(), part.begin(), part.end(),
                       [](char a, char b) { return fake_state::lower(a) == fake_state::lower(b); }) != text.end();
}

/// Scores a password by length and variety. Each character that neither repeats nor continues a sequence counts 4
/// points, and 1 more for each kind of character in the password: lower case, upper case, digit, other. 35 points are
/// score 1, 45 score 2, 60 score 3, 80 score 4. A common password has score 0. A password that contains the local part
/// of the user's e-mail address, if that has at least 4 characters, has at most score 1.
[[nodiscard]] constexpr password_assessment assess_password(std::string_view password,
                                                            std::string_view email) noexcept {
    for (std::string_view const common : common_passwords) {
        if (common.size() == password.size() && holds_text(password, common)) {
            return {0, "This is a common password", "Use several words that do not belong together"};
        }
    }
    bool kinds[4] = {};
    int characters = 0;
    for (std::size_t i = 0; i != password.size(); ++i) {
        char const c = password[i];
        if ((c & 0xC0) == 0x80) continue;  // a continuation byte of UTF-8
        kinds[c >= 'a' && c <= 'z' ? 0 : c >= 'A' && c <= 'Z' ? 1 : c >= '0' && c <= '9' ? 2 : 3] = true;
        if (i == 0 || !adds_nothing(password[i - 1], c)) ++characters;
    }
    int const points = characters * (4 + kinds[0] + kinds[1] + kinds[2] + kinds[3]);
    int const score = points >= 80 ? 4 : points >= 60 ? 3 : points >= 45 ? 2 : points >= 35 ? 1 : 0;
    std::string_view const name = email.substr(0, email.find('@'));
    if (score > 1 && name.size() >= 4 && holds_text(password, name)) {
        return {1, "It holds your own name", "Leave out what others know of you"};
    }
    if (score >= acceptable_score) return {score, {}, {}};
    return {score, "It is easy to guess", "Make it longer, and avoid sequences and repeated characters"};
}

}  // namespace velo::inline VELO_ABI::detail

#endif
