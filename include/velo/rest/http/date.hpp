// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_HTTP_DATE_HPP
#define VELO_REST_HTTP_DATE_HPP

#include <velo/version.hpp>

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace velo::inline VELO_ABI::rest {

namespace detail {

inline constexpr std::array<std::string_view, 7> short_day_names{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
inline constexpr std::array<std::string_view, 7> long_day_names{"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                                "Friday", "Saturday", "Sunday"};
inline constexpr std::array<std::string_view, 12> month_names{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                              "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

/// True if `s` matches `shape` byte by byte: `0` matches any digit, `m` any byte (`?` could form trigraphs).
[[nodiscard]] constexpr bool has_shape(std::string_view s, std::string_view shape) noexcept {
    if (s.size() != shape.size()) return false;
    for (std::size_t i = 0; i != s.size(); ++i) {
        char const c = s[i], wanted = shape[i];
        if (wanted != 'm' && (wanted == '0' ? c < '0' || c > '9' : c != wanted)) return false;
    }
    return true;
}

/// Returns the index of `name` in `names`; their number if it is none of them.
template <std::size_t N>
[[nodiscard]] constexpr std::size_t index_of(std::string_view name,
                                             std::array<std::string_view, N> const& names) noexcept {
    std::size_t index = 0;
    while (index != N && names[index] != name) ++index;
    return index;
}

/// Returns the number in the `count` bytes from `at`: digits, or spaces in place of leading zeros.
[[nodiscard]] constexpr int number_at(std::string_view s, std::size_t at, std::size_t count) noexcept {
    int value = 0;
    for (char const c : s.substr(at, count)) value = value * 10 + (c == ' ' ? 0 : c - '0');
    return value;
}

/// Returns the date. It is not `ok()` if `month` is no name of a month or the day does not exist.
[[nodiscard]] constexpr std::chrono::year_month_day date_of(int year, std::string_view month, int day) noexcept {
    return {std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(index_of(month, month_names) + 1)},
            std::chrono::day{static_cast<unsigned>(day)}};
}

// Times are numbers of seconds: arithmetic with durations of several units takes long to compile.

/// Returns the seconds since midnight of a text with the shape `00:00:00`; -1 if there is no such time.
[[nodiscard]] constexpr int time_of(std::string_view s) noexcept {
    int const hour = number_at(s, 0, 2), minute = number_at(s, 3, 2), second = number_at(s, 6, 2);
    return hour > 23 || minute > 59 || second > 60 ? -1 : (hour * 60 + minute) * 60 + second;
}

/// Returns the point in time that is `time` seconds after the beginning of `date`.
[[nodiscard]] constexpr std::chrono::sys_seconds moment_at(std::chrono::year_month_day date, int time) noexcept {
    std::int64_t const days = std::chrono::sys_days{date}.time_since_epoch().count();
    return std::chrono::sys_seconds{std::chrono::seconds{days * 86'400 + time}};
}
/// The same; `std::nullopt` if the date or the time does not exist.
[[nodiscard]] constexpr std::optional<std::chrono::sys_seconds> moment_of(std::chrono::year_month_day date,
                                                                          int time) noexcept {
    if (!date.ok() || time < 0) return std::nullopt;
    return moment_at(date, time);
}

}  // namespace detail

/// Parses an HTTP date (RFC 9110 section 5.6.7) in any of its three forms: `Sun, 06 Nov 1994 08:49:37 GMT`,
/// `Sunday, 06-Nov-94 08:49:37 GMT` and `Sun Nov  6 08:49:37 1994`.
///
///  - Case and every space matter.
///  - The day of the week must be a valid name, but need not match the date: servers that get it wrong mean the date.
///  - A leap second is read as the first second of the next minute.
///  - A two-digit year is the latest year in which the date exists and is at most 50 years after `now`.
///
/// Returns `std::nullopt` for any other text, and for a date or time that does not exist.
[[nodiscard]] constexpr std::optional<std::chrono::sys_seconds> parse_http_date(std::string_view s,
                                                                                std::chrono::sys_seconds now) noexcept {
    using namespace detail;
    std::string_view const name = s.substr(0, s.find_first_of(", "));
    std::string_view const rest = s.substr(name.size());
    if (index_of(name, short_day_names) != short_day_names.size()) {
        if (has_shape(rest, ", 00 mmm 0000 00:00:00 GMT"))
            return moment_of(date_of(number_at(rest, 9, 4), rest.substr(5, 3), number_at(rest, 2, 2)),
                             time_of(rest.substr(14, 8)));
        if (has_shape(rest, " mmm 00 00:00:00 0000") || has_shape(rest, " mmm  0 00:00:00 0000"))
            return moment_of(date_of(number_at(rest, 17, 4), rest.substr(1, 3), number_at(rest, 5, 2)),
                             time_of(rest.substr(8, 8)));
        return std::nullopt;
    }
    if (index_of(name, long_day_names) == long_day_names.size() || !has_shape(rest, ", 00-mmm-00 00:00:00 GMT")) {
        return std::nullopt;
    }
    int const time = time_of(rest.substr(12, 8));
    if (time < 0) return std::nullopt;
    // Subtracts 50 years from the date; added to `now` they could overflow.
    for (int year = 9900 + number_at(rest, 9, 2); year >= 0; year -= 100) {
        auto const date = date_of(year, rest.substr(5, 3), number_at(rest, 2, 2));
        if (date.ok() && moment_at(date - std::chrono::years{50}, time) <= now) return moment_of(date, time);
    }
    return std::nullopt;
}

/// Formats a date as HTTP senders have to (IMF-fixdate): `Sun, 06 Nov 1994 08:49:37 GMT`. Precondition: the year has at
/// most four digits. Calls to allocate may throw.
[[nodiscard]] inline std::string to_http_date(std::chrono::sys_seconds moment) {
    std::int64_t const all = moment.time_since_epoch().count();
    std::int64_t const time = (all % 86'400 + 86'400) % 86'400;
    std::chrono::sys_days const day{std::chrono::days{(all - time) / 86'400}};
    std::chrono::year_month_day const date(day);
    std::string text(detail::short_day_names[std::chrono::weekday(day).iso_encoding() - 1]);
    auto const append = [&text](std::int64_t number, int digits, char const* after) {
        for (std::int64_t unit = digits == 4 ? 1000 : 10; unit != 0; unit /= 10) {
            text += static_cast<char>('0' + number / unit % 10);
        }
        text += after;
    };
    text += ", ";
    append(static_cast<unsigned>(date.day()), 2, " ");
    (text += detail::month_names[static_cast<unsigned>(date.month()) - 1]) += ' ';
    append(static_cast<int>(date.year()), 4, " ");
    append(time / 3600, 2, ":");
    append(time / 60 % 60, 2, ":");
    append(time % 60, 2, " GMT");
    return text;
}

}  // namespace velo::inline VELO_ABI::rest

#endif
