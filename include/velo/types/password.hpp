// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_TYPES_PASSWORD_HPP
#define VELO_TYPES_PASSWORD_HPP

#include <velo/rest/model/secret_text.hpp>
#include <velo/rest/model/text_facts.hpp>
#include <velo/rest/model/utf8.hpp>

#include <cstddef>
#include <string_view>

namespace velo::inline v0 {

/// A password that a user has: 8 to 128 characters of UTF-8, the limits of version 2.30 of the document. Version 2.38
/// wants 10 to 64 of every password, old ones too; but one of 8 characters that was accepted before that has to be
/// given when it is replaced, so here an old password is not too short. For one to be set: `new_password`.
struct password_rule {
    static constexpr std::size_t capacity = 512;
    static constexpr rest::text_facts facts{.min_length = 8, .max_length = 128};
    static constexpr std::string_view expected = "an old password: 8 to 128 characters";
    [[nodiscard]] static constexpr bool accepts(std::string_view s) noexcept {
        auto const count = rest::code_points(s);
        return count && facts.allows_length(*count);
    }
    using mistake = class an_old_password_has_8_to_128_characters;
};
using password = rest::secret_text<password_rule>;

}  // namespace velo::inline v0

#endif
