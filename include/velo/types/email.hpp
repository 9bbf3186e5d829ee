// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_TYPES_EMAIL_HPP
#define VELO_TYPES_EMAIL_HPP

#include <velo/rest/model/text.hpp>
#include <velo/rest/model/text_facts.hpp>
#include <velo/rest/model/utf8.hpp>

#include <cstddef>
#include <string_view>

namespace velo::inline VELO_ABI {

/// The form of an e-mail address, as far as a client can check it: UTF-8, one `@` with text on both sides, no blanks or
/// control characters, at most 254 bytes (RFC 5321 section 4.5.3.1.3).
struct email_rule {
    static constexpr std::size_t capacity = 254;  ///< bytes
    static constexpr rest::text_facts facts{.format = "email"};
    static constexpr std::string_view expected =
        "an e-mail address: one '@' with text on both sides, no blanks, at most 254 bytes";
    /// True for text of this form.
    [[nodiscard]] static constexpr bool accepts(std::string_view s) noexcept {
        std::size_t const at = s.find('@');
        if (at == std::string_view::npos || at == 0 || at + 1 == s.size()) return false;
        if (s.find('@', at + 1) != std::string_view::npos) return false;
        for (char const c : s) {
            if (static_cast<unsigned char>(c) <= ' ' || c == '\x7f') return false;
        }
        return rest::code_points(s).has_value();
    }
    using mistake = class an_e_mail_address_has_one_at_sign_with_text_on_both_sides_and_no_blanks;
};
/// An e-mail address, held inline: `"foo@example.com"`. `email_rule` states its form.
using email = rest::text<email_rule>;

}  // namespace velo::inline VELO_ABI

#endif
