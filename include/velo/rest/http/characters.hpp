// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_HTTP_CHARACTERS_HPP
#define VELO_REST_HTTP_CHARACTERS_HPP

#include <velo/version.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>

namespace velo::inline VELO_ABI::rest {

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
    for (char const c : s) {
        if (!detail::token_characters[static_cast<unsigned char>(c)]) return false;
    }
    return !s.empty();
}

/// True if `s` may be a field value, a reason phrase or a chunk extension (RFC 9110 section 5.5): visible ASCII,
/// spaces, tabs and bytes above ASCII. No other control character, so neither CR nor LF.
[[nodiscard]] constexpr bool is_text(std::string_view s) noexcept {
    for (char const c : s) {
        auto const byte = static_cast<unsigned char>(c);
        if ((byte < 0x20 && byte != '\t') || byte == 0x7F) return false;
    }
    return true;
}

/// Returns `s` without the whitespace (spaces and tabs) on both sides. Views `s`.
[[nodiscard]] constexpr std::string_view trimmed(std::string_view s) noexcept {
    constexpr std::string_view whitespace = " \t";
    std::size_t const first = s.find_first_not_of(whitespace);
    if (first == std::string_view::npos) return {};
    return s.substr(first, s.find_last_not_of(whitespace) - first + 1);
}

/// Parses a number that consists of digits only: decimal as in Content-Length (RFC 9110 section 8.6), or hexadecimal in
/// either case as in chunk sizes (RFC 9112 section 7.1).
///
/// Returns `std::nullopt` for an empty text, for any other character (also a sign) and for a number that is too large.
/// The largest 64-bit value always is: it is free to mean "none".
template <unsigned Base>
[[nodiscard]] constexpr std::optional<std::uint64_t> parse_digits(std::string_view digits) noexcept {
    static_assert(Base == 10 || Base == 16);
    constexpr std::uint64_t end = (std::numeric_limits<std::uint64_t>::max)() / Base;
    if (digits.empty()) return std::nullopt;
    std::uint64_t number = 0;
    for (char const c : digits) {
        unsigned const digit = c >= '0' && c <= '9'   ? static_cast<unsigned>(c - '0')
                               : c >= 'a' && c <= 'f' ? static_cast<unsigned>(c - 'a') + 10
                               : c >= 'A' && c <= 'F' ? static_cast<unsigned>(c - 'A') + 10
                                                      : Base;
        if (digit >= Base || number >= end) return std::nullopt;
        number = number * Base + digit;
    }
    return number;
}

/// Calls `f` with each element of a comma-separated list (RFC 9110 section 5.6.1), without the whitespace around it. An
/// element may be empty. Does not know quoted strings: a comma within one separates as well.
template <class F>
constexpr void for_each_element(std::string_view list, F f) {
    for (;;) {
        std::size_t const comma = list.find(',');
        f(trimmed(list.substr(0, comma)));
        if (comma == std::string_view::npos) return;
        list.remove_prefix(comma + 1);
    }
}

}  // namespace velo::inline VELO_ABI::rest

#endif
