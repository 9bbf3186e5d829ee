// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_TYPES_VERIFICATION_CODE_HPP
#define VELO_TYPES_VERIFICATION_CODE_HPP

#include <velo/rest/model/secret_text.hpp>
#include <velo/rest/model/text_facts.hpp>
#include <velo/rest/model/utf8.hpp>

#include <cstddef>
#include <string_view>

namespace velo::inline v0 {

/// A one-time code that a user reads back to verify themself: 6 characters of UTF-8, as the schema has it.
struct verification_code_rule {
    static constexpr std::size_t capacity = 24;
    static constexpr bool is_one_time = true;
    static constexpr rest::text_facts facts{.min_length = 6, .max_length = 6};
    static constexpr std::string_view expected = "a verification code: 6 characters";
    [[nodiscard]] static constexpr bool accepts(std::string_view s) noexcept {
        auto const count = rest::code_points(s);
        return count && facts.allows_length(*count);
    }
    using mistake = class a_verification_code_has_6_characters;
};
using verification_code = rest::secret_text<verification_code_rule>;

}  // namespace velo::inline v0

#endif
