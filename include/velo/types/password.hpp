// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_TYPES_PASSWORD_HPP
#define VELO_TYPES_PASSWORD_HPP

#include <velo/rest/model/secret_text.hpp>
#include <velo/rest/model/text_facts.hpp>
#include <velo/rest/model/utf8.hpp>

#include <cstddef>
#include <string_view>

namespace velo::inline v0 {

/// A password: 8 to 128 characters of UTF-8, the limits of version 2.30 of the document. Version 2.38 wants 10 to 64;
/// the wider limits stand, so that a password that was once accepted can still be given as the old one.
struct password_rule {
    static constexpr std::size_t capacity = 512;
    static constexpr rest::text_facts facts{.min_length = 8, .max_length = 128};
    static constexpr std::string_view expected = "a password: 8 to 128 characters";
    [[nodiscard]] static constexpr bool accepts(std::string_view s) noexcept {
        auto const count = rest::code_points(s);
        return count && facts.allows_length(*count);
    }
    /// Not constexpr on purpose: a compiler names it when it refuses a literal.
    static void mistake();
};
using password = rest::secret_text<password_rule>;

}  // namespace velo::inline v0

#endif
