// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_MODEL_DATE_HPP
#define VELO_REST_MODEL_DATE_HPP

#include <velo/rest/model/inline_text.hpp>
#include <velo/rest/model/text_facts.hpp>

#include <chrono>
#include <compare>
#include <cstddef>
#include <optional>
#include <string_view>

namespace velo::inline VELO_ABI::rest {

/// A day of the calendar, written `2000-01-23` (RFC 3339 section 5.6, `full-date`). Trivially copyable. Thread safety:
/// as a value.
class date {
  public:
    /// For the contract: `format: date`.
    static constexpr text_facts facts{.format = "date"};
    /// What `parse` expects. Static text, safe to log.
    static constexpr std::string_view expected = "a date: 2000-01-23";

    /// 1970-01-01.
    constexpr date() noexcept = default;
    /// The day `day`, for example `2000y / January / 23`. Precondition: `day.ok()` and a year from 0 to 9999.
    constexpr date(std::chrono::year_month_day day) noexcept : day_(day) {}

    /// The day.
    [[nodiscard]] constexpr std::chrono::year_month_day day() const noexcept { return day_; }

    /// Reads `2000-01-23`; `std::nullopt` for other text and for a day that does not exist.
    [[nodiscard]] static constexpr std::optional<date> parse(std::string_view s) noexcept {
        using namespace std::chrono;
        if (s.size() != 10 || s[4] != '-' || s[7] != '-') return std::nullopt;
        int const y = number(s.substr(0, 4)), m = number(s.substr(5, 2)), d = number(s.substr(8, 2));
        if (y < 0 || m < 0 || d < 0) return std::nullopt;
        year_month_day const day{year{y}, month{static_cast<unsigned>(m)}, std::chrono::day{static_cast<unsigned>(d)}};
        if (!day.ok()) return std::nullopt;
        return date(day);
    }

    /// Writes `2000-01-23`.
    [[nodiscard]] constexpr inline_text<16> to_text() const noexcept {
        char text[10] = {'0', '0', '0', '0', '-', '0', '0', '-', '0', '0'};
        auto const put = [&](std::size_t last, unsigned value, std::size_t digits) {
            for (std::size_t i = 0; i != digits; ++i, value /= 10) text[last - i] = static_cast<char>('0' + value % 10);
        };
        put(3, static_cast<unsigned>(static_cast<int>(day_.year())), 4);
        put(6, static_cast<unsigned>(day_.month()), 2);
        put(9, static_cast<unsigned>(day_.day()), 2);
        inline_text<16> out;
        static_cast<void>(out.assign({text, sizeof text}));
        return out;
    }

    friend constexpr auto operator<=>(date, date) = default;

  private:
    /// The number that is written as `digits`; -1 if there is another character.
    static constexpr int number(std::string_view digits) noexcept {
        int value = 0;
        for (char const c : digits) {
            if (c < '0' || c > '9') return -1;
            value = value * 10 + (c - '0');
        }
        return value;
    }

    std::chrono::year_month_day day_{std::chrono::year{1970}, std::chrono::January, std::chrono::day{1}};
};

}  // namespace velo::inline VELO_ABI::rest

#endif
