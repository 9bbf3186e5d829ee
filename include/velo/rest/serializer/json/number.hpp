// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_SERIALIZER_JSON_NUMBER_HPP
#define VELO_REST_SERIALIZER_JSON_NUMBER_HPP

#include <velo/version.hpp>

#include <charconv>
#include <concepts>
#include <cstddef>
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

/// The parts of a JSON number, without leading and trailing zeros: `0.<digits> * 10^exponent`.
struct decimal_number {
    bool is_negative = false;
    std::string_view digits{};  ///< may contain a point
    std::size_t count = 0;      ///< of the digits; 0: the number is zero
    std::int64_t exponent = 0;  ///< limited to a range that no text of a response can leave by its digits
};

/// Takes a JSON number apart. Precondition: `text` is one.
[[nodiscard]] constexpr decimal_number decimal_of(std::string_view text) noexcept {
    decimal_number out;
    if (text.front() == '-') {
        out.is_negative = true;
        text.remove_prefix(1);
    }
    constexpr auto none = std::string_view::npos;
    std::size_t const mark = text.find_first_of("eE");
    std::int64_t exponent = 0;
    if (mark != none) {
        std::string_view digits = text.substr(mark + 1);
        bool const is_negative = digits.front() == '-';
        if (is_negative || digits.front() == '+') digits.remove_prefix(1);
        constexpr std::int64_t limit = std::int64_t{1} << 52;
        for (char const c : digits) exponent = exponent > limit ? exponent : exponent * 10 + (c - '0');
        if (is_negative) exponent = -exponent;
        text = text.substr(0, mark);
    }
    std::size_t const first = text.find_first_not_of("0.");
    if (first == none) return out;
    std::size_t const last = text.find_last_not_of("0.");
    std::size_t const point = text.find('.') == none ? text.size() : text.find('.');
    out.digits = text.substr(first, last + 1 - first);
    out.count = out.digits.size() - (first < point && point < last ? 1 : 0);
    out.exponent = exponent + static_cast<std::int64_t>(point) - static_cast<std::int64_t>(first) + (first > point);
    return out;
}

/// The whole number that is written as `text`, also as `1.0` or `1e2`; `std::nullopt` if it has a fraction or more than
/// 64 bits. Precondition: `text` is a JSON number.
[[nodiscard]] constexpr std::optional<whole_number> whole_number_of(std::string_view text) noexcept {
    decimal_number const d = decimal_of(text);
    if (d.count == 0) return whole_number{false, 0};
    if (d.exponent < static_cast<std::int64_t>(d.count) || d.exponent > 20) return std::nullopt;
    std::uint64_t value = 0;
    constexpr std::uint64_t most = (std::numeric_limits<std::uint64_t>::max)();
    auto const add = [&](unsigned digit) {
        if (value > (most - digit) / 10) return false;
        value = value * 10 + digit;
        return true;
    };
    for (char const c : d.digits) {
        if (c != '.' && !add(static_cast<unsigned>(c - '0'))) return std::nullopt;
    }
    for (auto i = static_cast<std::int64_t>(d.count); i != d.exponent; ++i) {
        if (!add(0)) return std::nullopt;
    }
    return whole_number{d.is_negative, value};
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
        if (d.exponent > 0) return std::nullopt;
        return d.is_negative ? -0.0 : 0.0;
    }
#endif
    return value;
}

}  // namespace velo::inline VELO_ABI::rest::detail

#endif
