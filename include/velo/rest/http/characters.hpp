// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_HTTP_CHARACTERS_HPP
#define VELO_REST_HTTP_CHARACTERS_HPP

#include <velo/version.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace velo::inline v0::rest {

namespace detail {
inline constexpr auto token_characters = [] {
    std::array<bool, 256> table{};
    for (std::size_t c = 0; c != table.size(); ++c) {
        table[c] = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }
    for (char const c : std::string_view("!#$%&'*+-.^_`|~")) table[static_cast<unsigned char>(c)] = true;
    return table;
}();
}  // namespace detail

/// True if `s` is a token, for example a field name (RFC 9110 section 5.6.2).
[[nodiscard]] constexpr bool is_token(std::string_view s) noexcept {
    return !s.empty() && std::all_of(s.begin(), s.end(),
                                     [](char c) { return detail::token_characters[static_cast<unsigned char>(c)]; });
}

/// True if `s` may be a field value, a reason phrase or a chunk extension (RFC 9110 section 5.5): visible ASCII,
/// spaces, tabs and bytes above ASCII. No other control character, so neither CR nor LF.
[[nodiscard]] constexpr bool is_text(std::string_view s) noexcept {
    return std::all_of(s.begin(), s.end(), [](char c) {
        auto const byte = static_cast<unsigned char>(c);
        return (byte >= 0x20 && byte != 0x7F) || byte == '\t';
    });
}

/// Returns `s` without the whitespace (spaces and tabs) on both sides. Views `s`.
[[nodiscard]] constexpr std::string_view trimmed(std::string_view s) noexcept {
    constexpr std::string_view whitespace = " \t";
    std::size_t const first = s.find_first_not_of(whitespace);
    if (first == std::string_view::npos) return {};
    return s.substr(first, s.find_last_not_of(whitespace) - first + 1);
}

}  // namespace velo::inline v0::rest

#endif
