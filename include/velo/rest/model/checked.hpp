// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_MODEL_CHECKED_HPP
#define VELO_REST_MODEL_CHECKED_HPP

#include <velo/rest/model/bounded.hpp>
#include <velo/rest/model/check.hpp>
#include <velo/rest/model/enumeration.hpp>
#include <velo/rest/model/inline_text.hpp>
#include <velo/rest/model/invalid_value.hpp>
#include <velo/rest/model/secret_string.hpp>
#include <velo/rest/model/wrapper.hpp>

#include <charconv>
#include <chrono>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <system_error>

namespace velo::inline VELO_ABI::rest {

namespace detail {

template <class T>
inline constexpr bool is_duration = false;
template <class Rep, class Period>
inline constexpr bool is_duration<std::chrono::duration<Rep, Period>> = true;

/// A range of texts: a vector of strings, but not a string.
template <class R>
concept text_range = !std::convertible_to<R const&, std::string_view> && requires(R const& texts) {
    { *texts.begin() } -> std::convertible_to<std::string_view>;
    texts.begin() != texts.end();
};

/// The longest list, as "at most 16 values".
template <std::size_t Capacity>
inline constexpr inline_text<64> most_values_text = [] {
    inline_text<64> out;
    static_cast<void>(out.assign("at most "));
    append_number(out, static_cast<std::int64_t>(Capacity));
    static_cast<void>(out.append(" values"));
    return out;
}();

/// `s` without spaces, tabs and carriage returns on both sides: of a line of a file, too.
[[nodiscard]] constexpr std::string_view without_blanks(std::string_view s) noexcept {
    constexpr std::string_view blanks = " \t\r";
    std::size_t const first = s.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    return s.substr(first, s.find_last_not_of(blanks) + 1 - first);
}

inline constexpr std::string_view a_span_of_time = "a span of time: a whole number with ms, s, min or h, as in 30s";

/// Reads "500ms", "30s", "5min", "1h", or a number of seconds.
template <class D>
[[nodiscard]] checked_result<D> checked_duration(std::string_view text) noexcept {
    std::int64_t number = 0;
    auto const [end, ec] = std::from_chars(text.data(), text.data() + text.size(), number);
    std::string_view const unit = text.substr(static_cast<std::size_t>(end - text.data()));
    std::int64_t const in_ms = unit == "ms"                  ? 1
                               : unit == "s" || unit.empty() ? 1'000
                               : unit == "min"               ? 60'000
                               : unit == "h"                 ? 3'600'000
                                                             : 0;
    // So long that no unit of a duration overflows.
    constexpr std::int64_t most = std::int64_t{10} * 365 * 24 * 3'600'000;
    if (ec != std::errc{} || in_ms == 0 || number < 0 || number > most / in_ms) return invalid_value{a_span_of_time};
    std::chrono::milliseconds const value(number * in_ms);
    D const result = std::chrono::duration_cast<D>(value);
    if (result != value) return invalid_value{a_span_of_time};
    return result;
}

}  // namespace detail

/// Makes a `T` from text that is known only at run time: a configuration, a command line, a form. Written alike for
/// every type of an argument:
///
///     auto const size = velo::checked<velo::page_size>("50");
///     if (!size) std::cerr << "page size: expected " << size.error().expected << '\n';
///
/// `T` is a checked text, an id, a UUID, a URL, a secret, a bounded or whole number, `bool` (`true`, `false`), an enum
/// of the API by its text on the wire, a timestamp, a span of time (`500ms`, `30s`, `5min`, `1h`; without a unit
/// seconds), or a list of them, with commas between the values. Returns the value, or an `invalid_value` that says what
/// was expected and does not hold the text. Calls to allocate may throw.
template <class T>
[[nodiscard]] checked_result<T> checked(std::string_view text) {
    if constexpr (is_list<T>) {
        T list;
        for (;;) {
            std::size_t const comma = text.find(',');
            auto const value = checked<typename T::value_type>(detail::without_blanks(text.substr(0, comma)));
            if (!value) return value.error();
            if (!list.push_back(*value)) return invalid_value{detail::most_values_text<T::capacity>.view()};
            if (comma == std::string_view::npos) return list;
            text.remove_prefix(comma + 1);
        }
    } else if constexpr (enumeration<T>) {
        if (auto const value = parse_enumerator<T>(text)) return *value;
        return invalid_value{one_of<T>};
    } else if constexpr (std::same_as<T, bool>) {
        if (text == "true") return true;
        if (text == "false") return false;
        return invalid_value{"true or false"};
    } else if constexpr (std::integral<T>) {
        T value{};
        auto const [end, ec] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (ec != std::errc{} || end != text.data() + text.size()) return invalid_value{"a whole number"};
        return value;
    } else if constexpr (detail::is_duration<T>) {
        return detail::checked_duration<T>(text);
    } else if constexpr (std::same_as<T, secret_string>) {
        if (text.empty()) return invalid_value{"a secret that is not empty"};
        return secret_string(text);
    } else if constexpr (requires { T::checked(text); }) {
        return T::checked(text);
    } else if constexpr (requires { T::parse(text); } && requires { T::expected; }) {
        if (auto const value = T::parse(text)) return *value;
        return invalid_value{T::expected};
    } else {
        static_assert(detail::never<T>,
                      "velo: this type is not made from text: use checked with the type of an argument");
        return invalid_value{};
    }
}

/// The same for what `std::getenv` returns: a null pointer is an `invalid_value`.
template <class T>
[[nodiscard]] checked_result<T> checked(char const* text) {
    if (text == nullptr) return invalid_value{"a value: it is not set"};
    return checked<T>(std::string_view(text));
}

/// Makes a list from the texts of its values: `velo::checked<velo::role_list>(names)` with a vector of strings. Every
/// text is checked; the list may be empty.
template <is_list T, detail::text_range Texts>
[[nodiscard]] checked_result<T> checked(Texts const& texts) {
    T list;
    for (auto const& text : texts) {
        auto const value = checked<typename T::value_type>(std::string_view(text));
        if (!value) return value.error();
        if (!list.push_back(*value)) return invalid_value{detail::most_values_text<T::capacity>.view()};
    }
    return list;
}

// A value that is no text, such as a number.
#if defined(__clang__)
// Unavailable and not deleted, so that clang does not explain the other candidates.
template <class T, class S>
    requires(!std::convertible_to<S const&, std::string_view> && !(is_list<T> && detail::text_range<S>))
__attribute__((unavailable("velo: this argument takes another type: write text in quotation marks"))) checked_result<T>
checked(S const&);
#else
template <class T, class S, class Words = this_argument_takes_another_type_write_text_in_quotation_marks>
    requires(!std::convertible_to<S const&, std::string_view> && !(is_list<T> && detail::text_range<S>))
void checked(S const&) = delete;
#endif

}  // namespace velo::inline VELO_ABI::rest

#endif
