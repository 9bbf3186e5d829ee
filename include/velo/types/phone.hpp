// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_TYPES_PHONE_HPP
#define VELO_TYPES_PHONE_HPP

#include <velo/rest/model/text.hpp>
#include <velo/rest/model/text_facts.hpp>

#include <cstddef>
#include <string_view>

namespace velo::inline VELO_ABI {

/// The form of a phone number: E.164, a `+` and 2 to 15 ASCII digits, the first not 0: the pattern of `facts`.
struct phone_rule {
    static constexpr std::size_t capacity = 16;  ///< bytes
    static constexpr rest::text_facts facts{.pattern = R"(^\+[1-9]\d{1,14}$)"};
    static constexpr std::string_view expected = "a phone number: '+', then 2 to 15 digits, the first not 0";
    /// True if the whole text matches the pattern.
    [[nodiscard]] static constexpr bool accepts(std::string_view s) noexcept {
        if (s.size() < 3 || s.size() > 16 || s[0] != '+' || s[1] == '0') return false;
        for (char const c : s.substr(1)) {
            if (c < '0' || c > '9') return false;
        }
        return true;
    }
    using mistake = class a_phone_number_is_a_plus_and_2_to_15_digits_not_beginning_with_0;
};
/// A phone number, held inline: `"+11235555555"`. The API specification's own examples lack the `+` that its pattern
/// demands; `phone::unchecked` takes them.
using phone = rest::text<phone_rule>;

}  // namespace velo::inline VELO_ABI

#endif
