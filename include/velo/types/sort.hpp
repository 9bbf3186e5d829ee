// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_TYPES_SORT_HPP
#define VELO_TYPES_SORT_HPP

#include <velo/rest/model/text.hpp>

#include <cstddef>
#include <string_view>

namespace velo::inline VELO_ABI {

/// The form of a sort order: `email` and `lastName`, each at most once, each with `:asc`, `:desc` or neither, separated
/// by commas. The pattern in the API specification is a character class by mistake and excludes nothing useful.
struct sort_rule {
    static constexpr std::size_t capacity = 48;  ///< bytes
    static constexpr std::string_view expected =
        "a list of sort fields: email or lastName, each once, with :asc or :desc";
    /// True for text of this form.
    [[nodiscard]] static constexpr bool accepts(std::string_view s) noexcept {
        bool by_email = false;
        bool by_last_name = false;
        for (;;) {
            std::size_t const comma = s.find(',');
            std::string_view const item = s.substr(0, comma);
            std::size_t const colon = item.find(':');
            std::string_view const field = item.substr(0, colon);
            std::string_view const direction = colon == std::string_view::npos ? "asc" : item.substr(colon + 1);
            bool& used = field == "email" ? by_email : by_last_name;
            if ((field != "email" && field != "lastName") || used) return false;
            if (direction != "asc" && direction != "desc") return false;
            used = true;
            if (comma == std::string_view::npos) return true;
            s.remove_prefix(comma + 1);
        }
    }
    using mistake = class a_sort_order_is_email_or_lastName_each_once_with_asc_or_desc;
};
/// The sort order of a list of users, held inline: `"lastName:desc,email:asc"`. Ascending unless `:desc` is given.
using sort = rest::text<sort_rule>;

}  // namespace velo::inline VELO_ABI

#endif
