// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_TYPES_PERSON_NAME_HPP
#define VELO_TYPES_PERSON_NAME_HPP

#include <velo/rest/model/text.hpp>
#include <velo/rest/model/text_facts.hpp>
#include <velo/rest/model/utf8.hpp>

#include <cstddef>
#include <string_view>

namespace velo::inline v0 {

/// A first or last name: 1 to 128 code points of UTF-8, as the schema has it.
struct person_name_rule {
    static constexpr std::size_t capacity = 512;
    static constexpr rest::text_facts facts{.min_length = 1, .max_length = 128};
    static constexpr std::string_view expected = "1 to 128 characters of UTF-8";
    [[nodiscard]] static constexpr bool accepts(std::string_view s) noexcept {
        auto const count = rest::code_points(s);
        return count && facts.allows_length(*count);
    }
    using mistake = class a_name_has_1_to_128_characters;
};
using person_name = rest::text<person_name_rule>;

}  // namespace velo::inline v0

#endif
