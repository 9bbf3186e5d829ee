// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_TYPES_NEW_PASSWORD_HPP
#define VELO_TYPES_NEW_PASSWORD_HPP

#include <velo/rest/model/secret_text.hpp>
#include <velo/rest/model/text_facts.hpp>
#include <velo/rest/model/utf8.hpp>

#include <cstddef>
#include <string_view>

namespace velo::inline v0 {

/// A password to be set or judged: 10 to 64 characters of UTF-8, the limits of version 2.38 of the document. They lie
/// within those of version 2.30, 8 to 128, so both versions take it; `unchecked` takes others, for a server of 2.30.
struct new_password_rule {
    static constexpr std::size_t capacity = 512;
    static constexpr rest::text_facts facts{.min_length = 10, .max_length = 64};
    static constexpr std::string_view expected = "a new password: 10 to 64 characters";
    [[nodiscard]] static constexpr bool accepts(std::string_view s) noexcept {
        auto const count = rest::code_points(s);
        return count && facts.allows_length(*count);
    }
    using mistake = class a_new_password_has_10_to_64_characters;
};
using new_password = rest::secret_text<new_password_rule>;

}  // namespace velo::inline v0

#endif
