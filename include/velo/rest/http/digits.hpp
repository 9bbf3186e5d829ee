// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_HTTP_DIGITS_HPP
#define VELO_REST_HTTP_DIGITS_HPP

#include <velo/version.hpp>

#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>

namespace velo::inline v0::rest {

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

}  // namespace velo::inline v0::rest

#endif
