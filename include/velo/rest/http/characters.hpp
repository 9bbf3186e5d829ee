// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_HTTP_CHARACTERS_HPP
#define VELO_REST_HTTP_CHARACTERS_HPP

#include <velo/rest/process/threads.hpp>
#include <velo/version.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <optional>
#include <string_view>
#include <type_traits>

namespace velo::inline VELO_ABI::rest {

namespace detail {
#if VELO_HAS_THREADS
/// A set of bytes.
using byte_set = std::array<bool, 256>;
constexpr void insert(unsigned char c, byte_set& set) noexcept { set[c] = true; }
#else
/// A set of bytes. A board has room for a bit of each.
struct byte_set {
    std::array<std::uint32_t, 8> bits{};
    [[nodiscard]] constexpr bool operator[](unsigned char c) const noexcept {
        return ((bits[c / 32] >> (c % 32)) & 1) != 0;
    }
};
constexpr void insert(unsigned char c, byte_set& set) noexcept { set.bits[c / 32] |= std::uint32_t{1} << (c % 32); }
#endif

/// The letters, the digits, and `more`.
[[nodiscard]] constexpr byte_set alphanumeric_and(std::string_view more) noexcept {
    byte_set set{};
    for (unsigned char c = '0'; c <= '9'; ++c) insert(c, set);
    for (unsigned char c = 'A'; c <= 'Z'; ++c) insert(c, set);
    for (unsigned char c = 'a'; c <= 'z'; ++c) insert(c, set);
    for (char const c : more) insert(static_cast<unsigned char>(c), set);
    return set;
}

inline constexpr byte_set token_characters = alphanumeric_and("!#$%&'*+-.^_`|~");
#if VELO_HAS_THREADS
inline constexpr auto lower_case_table = [] {
    std::array<char, 256> table{};
    for (std::size_t c = 0; c != table.size(); ++c) {
        table[c] = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    }
    return table;
}();
[[nodiscard]] constexpr char lower_case(char c) noexcept { return lower_case_table[static_cast<unsigned char>(c)]; }
#else
[[nodiscard]] constexpr char lower_case(char c) noexcept {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}
#endif

/// Text is checked in words of 8 bytes, but on a board, whose registers have 4: a loop over bytes is smaller there.
inline constexpr bool reads_words = VELO_HAS_THREADS;
inline constexpr std::uint64_t one_each = 0x0101'0101'0101'0101;
inline constexpr std::uint64_t high_each = 0x8080'8080'8080'8080;

/// True if one of the 8 bytes is not visible ASCII. Each comparison sets the highest bit of its byte.
[[nodiscard]] inline bool has_invisible(std::uint64_t bytes) noexcept {
    std::uint64_t const low = bytes & ~high_each;
    // The sums stay below 256 in each byte, so no carry reaches the next one.
    std::uint64_t const visible = low + one_each * (0x80 - 0x21);
    std::uint64_t const from_delete = low + one_each;
    return ((~visible | from_delete | bytes) & high_each) != 0;
}

/// True if one of the 8 bytes is a control character other than a tab.
[[nodiscard]] inline bool has_control(std::uint64_t bytes) noexcept {
    std::uint64_t const low = bytes & ~high_each;
    std::uint64_t const from_space = low + one_each * (0x80 - 0x20);
    std::uint64_t const from_delete = low + one_each * (0x80 - 0x7F);
    std::uint64_t const not_tab = (low ^ one_each * '\t') + one_each * 0x7F;
    return (((~from_space & not_tab) | from_delete) & ~bytes & high_each) != 0;
}

/// True if `has` is true of one of the words of 8 bytes in `s`; the last word overlaps the one before it.
/// Precondition: `s` has at least 8 bytes.
template <class Has>
[[nodiscard]] bool any_word(std::string_view s, Has has) noexcept {
    auto const load = [](char const* at) {
        std::uint64_t bytes;
        std::memcpy(&bytes, at, sizeof bytes);
        return bytes;
    };
    char const* const last = s.data() + s.size() - sizeof(std::uint64_t);
    for (char const* at = s.data(); at < last; at += sizeof(std::uint64_t)) {
        if (has(load(at))) return true;
    }
    return has(load(last));
}
/// Returns the value of a digit; 16 for any other character.
[[nodiscard]] constexpr unsigned digit_value(char c) noexcept {
    if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0');
    if (c >= 'a' && c <= 'f') return static_cast<unsigned>(c - 'a') + 10;
    if (c >= 'A' && c <= 'F') return static_cast<unsigned>(c - 'A') + 10;
    return 16;
}

}  // namespace detail

/// True if two field names, or two options in a field value, are equal. Ignores case (RFC 9110 section 5.1).
[[nodiscard]] constexpr bool same_name(std::string_view left, std::string_view right) noexcept {
    if (left.size() != right.size()) return false;
    for (std::size_t i = 0; i != left.size(); ++i) {
        if (detail::lower_case(left[i]) != detail::lower_case(right[i])) return false;
    }
    return true;
}

/// Returns the size of the token at the beginning of `s` (RFC 9110 section 5.6.2); 0 if there is none.
[[nodiscard]] constexpr std::size_t token_size(std::string_view s) noexcept {
    // Numbers, so that four are combined without a branch for each.
    auto const is_in_token = [](char c) -> unsigned { return detail::token_characters[static_cast<unsigned char>(c)]; };
    char const* const begin = s.data();
    char const* const end = begin + s.size();
    char const* at = begin;
    while (end - at >= 4 && (is_in_token(at[0]) & is_in_token(at[1]) & is_in_token(at[2]) & is_in_token(at[3])) != 0)
        at += 4;
    while (at != end && is_in_token(*at) != 0) ++at;
    return static_cast<std::size_t>(at - begin);
}

/// True if the field name `name` is `lower`, in any case. Preconditions: `name` is a token of the same size; `lower`
/// has at least 8 characters, all of them lower-case letters and hyphens. For these, and only for tokens, a set bit 5
/// makes the letters lower-case and leaves hyphens alone, so that 8 characters are compared at once.
[[nodiscard]] inline bool is_field_name(std::string_view name, std::string_view lower) noexcept {
    constexpr std::uint64_t bit_5 = 0x2020'2020'2020'2020;
    auto const differ = [&](std::size_t at) {
        std::uint64_t here = 0, there = 0;
        std::memcpy(&here, name.data() + at, sizeof here);
        std::memcpy(&there, lower.data() + at, sizeof there);
        return (here | bit_5) != there;
    };
    std::size_t at = 0;
    for (; at + sizeof bit_5 < lower.size(); at += sizeof bit_5) {
        if (differ(at)) return false;
    }
    return !differ(lower.size() - sizeof bit_5);
}

/// True if `s` is a token, for example a field name (RFC 9110 section 5.6.2).
[[nodiscard]] constexpr bool is_token(std::string_view s) noexcept { return !s.empty() && token_size(s) == s.size(); }

/// True if `s` may be a field value, a reason phrase or a chunk extension (RFC 9110 section 5.5): visible ASCII,
/// spaces, tabs and bytes above ASCII. No other control character, so neither CR nor LF.
[[nodiscard]] constexpr bool is_text(std::string_view s) noexcept {
    if (detail::reads_words && !std::is_constant_evaluated() && s.size() >= sizeof(std::uint64_t))
        return !detail::any_word(s, detail::has_control);
    for (char const c : s) {
        auto const byte = static_cast<unsigned char>(c);
        if ((byte < 0x20 && byte != '\t') || byte == 0x7F) return false;
    }
    return true;
}

/// True if `s` is visible ASCII alone, as the target of a request is (RFC 9112 section 3.2).
[[nodiscard]] constexpr bool is_visible(std::string_view s) noexcept {
    if (detail::reads_words && !std::is_constant_evaluated() && s.size() >= sizeof(std::uint64_t))
        return !detail::any_word(s, detail::has_invisible);
    for (char const c : s) {
        if (c <= ' ' || c > '~') return false;
    }
    return true;
}

/// Returns `s` without the whitespace (spaces and tabs) on both sides. Views `s`.
[[nodiscard]] constexpr std::string_view trimmed(std::string_view s) noexcept {
    while (!s.empty() && (s.front() == ' ' || s.front() == '\t')) s.remove_prefix(1);
    while (!s.empty() && (s.back() == ' ' || s.back() == '\t')) s.remove_suffix(1);
    return s;
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
