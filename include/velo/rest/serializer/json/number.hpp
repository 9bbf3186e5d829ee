// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_SERIALIZER_JSON_NUMBER_HPP
#define VELO_REST_SERIALIZER_JSON_NUMBER_HPP

#include <velo/version.hpp>

#include <charconv>
#include <concepts>
#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>
#include <system_error>
#include <version>

#if defined(_LIBCPP_VERSION) && _LIBCPP_VERSION < 200000
#include <clocale>
#include <cstdlib>
#include <string>
#endif

namespace velo::inline VELO_ABI::rest::detail {

/// A whole number as JSON text has it.
struct whole_number {
    bool is_negative;
    std::uint64_t magnitude;
};

/// A JSON number in parts: `value * 10^exponent`, where `value` does not end with a zero.
struct decimal_number {
    bool is_negative = false;
    bool fits = true;           ///< `value` has at most 64 bits
    std::uint64_t value = 0;    ///< 0: the number is zero, and the rest means nothing
    std::int64_t exponent = 0;  ///< limited to a range that no text of a response can leave by its digits
    std::int64_t point = 0;     ///< the same, of the point in `0.<digits of value>`: above 0 for 1 and more
};

/// Multiplies `value` by 10 and adds `digit`. False if that has more than 64 bits.
[[nodiscard]] constexpr bool add_digit(std::uint64_t& value, char digit) noexcept {
    constexpr std::uint64_t most = (std::numeric_limits<std::uint64_t>::max)();
    auto const ones = static_cast<unsigned>(digit - '0');
    if (value > most / 10 || value * 10 > most - ones) return false;
    value = value * 10 + ones;
    return true;
}

/// Takes a JSON number apart. Precondition: `text` is one.
[[nodiscard]] constexpr decimal_number decimal_of(std::string_view text) noexcept {
    decimal_number out;
    char const* at = text.data();
    char const* const end = at + text.size();
    out.is_negative = *at == '-';
    if (out.is_negative) ++at;
    std::int64_t zeros = 0;  // since the last other digit
    std::int64_t behind_point = 0;
    bool has_point = false;
    for (; at != end && *at != 'e' && *at != 'E'; ++at) {
        if (*at == '.') {
            has_point = true;
            continue;
        }
        if (has_point) ++behind_point;
        if (*at != '0') {
            for (; zeros != 0 && out.fits; --zeros) out.fits = add_digit(out.value, '0');
            zeros = 0;
            out.fits = out.fits && add_digit(out.value, *at);
        } else if (out.value != 0) {
            ++zeros;
        }
        if (out.value == 0 ? has_point : !has_point) out.point += has_point ? -1 : 1;
    }
    out.exponent = zeros - behind_point;
    if (at == end) return out;
    ++at;
    bool const is_negative = *at == '-';
    if (is_negative || *at == '+') ++at;
    constexpr std::int64_t limit = std::int64_t{1} << 52;
    std::int64_t exponent = 0;
    for (; at != end; ++at) exponent = exponent > limit ? exponent : exponent * 10 + (*at - '0');
    if (is_negative) exponent = -exponent;
    out.exponent += exponent;
    out.point += exponent;
    return out;
}

/// The whole number that is written as `text`, also as `1.0` or `1e2`; `std::nullopt` if it has a fraction or more than
/// 64 bits. Precondition: `text` is a JSON number.
[[nodiscard]] constexpr std::optional<whole_number> whole_number_of(std::string_view text) noexcept {
    decimal_number d = decimal_of(text);
    if (d.value == 0) return whole_number{false, 0};
    if (!d.fits || d.exponent < 0) return std::nullopt;
    for (; d.exponent != 0; --d.exponent) {
        if (!add_digit(d.value, '0')) return std::nullopt;
    }
    return whole_number{d.is_negative, d.value};
}

/// The same as a `T`; `std::nullopt` if it is outside the range of `T`.
template <std::integral T>
[[nodiscard]] constexpr std::optional<T> integer_of(std::string_view text) noexcept {
    auto const whole = whole_number_of(text);
    if (!whole) return std::nullopt;
    constexpr auto most = static_cast<std::uint64_t>((std::numeric_limits<T>::max)());
    if (!whole->is_negative) {
        if (whole->magnitude > most) return std::nullopt;
        return static_cast<T>(whole->magnitude);
    }
    if (std::numeric_limits<T>::is_signed ? whole->magnitude > most + 1 : whole->magnitude != 0) return std::nullopt;
    return static_cast<T>(0 - whole->magnitude);
}

/// The `double` that is nearest to `text`, to the last bit; `std::nullopt` if it is beyond the range of `double`. A
/// number that is too small for one is zero. Precondition: `text` is a JSON number.
[[nodiscard]] inline std::optional<double> real_of(std::string_view text) {
    double value = 0;
#if defined(_LIBCPP_VERSION) && _LIBCPP_VERSION < 200000
    // There `std::from_chars` reads no `double`.
    std::string copy(text);
    if (auto const point = copy.find('.'); point != std::string::npos) {
        copy.replace(point, 1, std::localeconv()->decimal_point);
    }
    value = std::strtod(copy.c_str(), nullptr);
    if (value > (std::numeric_limits<double>::max)() || value < std::numeric_limits<double>::lowest())
        return std::nullopt;
#else
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{}) {
        decimal_number const d = decimal_of(text);
        if (d.value != 0 && d.point > 0) return std::nullopt;
        return d.is_negative ? -0.0 : 0.0;
    }
#endif
    return value;
}

}  // namespace velo::inline VELO_ABI::rest::detail

#endif
