// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_MODEL_UUID_TEXT_HPP
#define VELO_REST_MODEL_UUID_TEXT_HPP

#include <velo/rest/model/recognised.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>

namespace velo::inline VELO_ABI::rest {

namespace detail {

inline constexpr std::uint8_t hex_capital = 0x40;
inline constexpr std::uint8_t hex_invalid = 0x80;
[[nodiscard]] constexpr std::uint8_t compute_hex_value(char c) noexcept {
    if (c >= '0' && c <= '9') return static_cast<std::uint8_t>(c - '0');
    if (c >= 'a' && c <= 'f') return static_cast<std::uint8_t>(10 + c - 'a');
    if (c >= 'A' && c <= 'F') return static_cast<std::uint8_t>((10 + c - 'A') | hex_capital);
    return hex_invalid;
}
inline constexpr auto hex_values = [] {
    std::array<std::uint8_t, 256> values{};
    for (std::size_t i = 0; i != 256; ++i) values[i] = compute_hex_value(static_cast<char>(i));
    return values;
}();
/// The value of a hex digit; `hex_capital` is set for `A` to `F`, `hex_invalid` for what is no hex digit.
[[nodiscard]] constexpr std::uint8_t hex_value(char c) noexcept {
#if defined(__OPTIMIZE_SIZE__)
    return compute_hex_value(c);
#else
    return hex_values[static_cast<unsigned char>(c)];
#endif
}

}  // namespace detail

/// Reads 8-4-4-4-12 hex digits of either case into 16 bytes in network byte order. Sets `bytes` only if they are one.
[[nodiscard]] constexpr recognised read_uuid(std::string_view s, std::array<std::uint8_t, 16>& bytes) noexcept {
    if (s.size() != 36 || s[8] != '-' || s[13] != '-' || s[18] != '-' || s[23] != '-') return recognised::no;
    constexpr std::uint8_t at[16] = {0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34};
    std::array<std::uint8_t, 16> read{};
    unsigned seen = 0;
    for (std::size_t i = 0; i != 16; ++i) {
        unsigned const high = detail::hex_value(s[at[i]]);
        unsigned const low = detail::hex_value(s[at[i] + 1u]);
        seen |= high | low;
        read[i] = static_cast<std::uint8_t>(high << 4 | (low & 15));
    }
    if ((seen & detail::hex_invalid) != 0) return recognised::no;
    bytes = read;
    return (seen & detail::hex_capital) != 0 ? recognised::otherwise : recognised::canonical;
}

/// Writes 8-4-4-4-12 hex digits in lower case: 36 bytes at `out`.
constexpr void write_uuid(std::array<std::uint8_t, 16> const& bytes, char* out) noexcept {
    constexpr char const* digits = "0123456789abcdef";
    for (std::size_t i = 0; i != 16; ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10) *out++ = '-';
        *out++ = digits[bytes[i] >> 4];
        *out++ = digits[bytes[i] & 15];
    }
}

/// A type whose value is a UUID, as 16 bytes: `velo::uuid` and the ids. Declared by `static constexpr bool is_uuid`.
template <class T>
concept uuid_value = requires { requires T::is_uuid; } && sizeof(T) == 16 && std::is_trivially_copyable_v<T>;

}  // namespace velo::inline VELO_ABI::rest

#endif
