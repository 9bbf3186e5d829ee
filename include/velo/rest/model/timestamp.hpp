// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_MODEL_TIMESTAMP_HPP
#define VELO_REST_MODEL_TIMESTAMP_HPP

#include <velo/rest/model/inline_text.hpp>
#include <velo/rest/model/recognised.hpp>
#include <velo/rest/model/text_facts.hpp>

#include <chrono>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace velo::inline VELO_ABI::rest {

/// A point in time in UTC with a resolution of one microsecond, written as in RFC 3339 section 5.6.
/// Trivially copyable. Thread safety: as a value.
class timestamp {
  public:
    using time_point = std::chrono::sys_time<std::chrono::microseconds>;  ///< UTC
    /// For the contract: `format: date-time`.
    static constexpr text_facts facts{.format = "date-time"};
    /// What `parse` expects. Static text, safe to log.
    static constexpr std::string_view expected = "a date and time as RFC 3339 writes them";

    /// 1970-01-01T00:00:00Z.
    constexpr timestamp() noexcept = default;
    /// The time `time`.
    constexpr timestamp(time_point time) noexcept : microseconds_(time.time_since_epoch().count()) {}

    /// The time in UTC.
    [[nodiscard]] constexpr time_point time() const noexcept {
        return time_point(std::chrono::microseconds(microseconds_));
    }

    /// Reads a date-time of RFC 3339; `std::nullopt` for other text, for a date that does not exist, and for a local
    /// time without an offset. Truncates fractions to microseconds. Accepts `t` and `z` in lower case, and a leap
    /// second, which becomes the first instant of the next minute.
    [[nodiscard]] static constexpr std::optional<timestamp> parse(std::string_view s) noexcept {
        timestamp t;
        if (read(s, t) == recognised::no) return std::nullopt;
        return t;
    }

    /// The same, into `out`, which is set only if `s` is a time. Also says whether `to_text` writes `s`.
    [[nodiscard]] static constexpr recognised read(std::string_view s, timestamp& out) noexcept {
        using namespace std::chrono;
        if (s.size() < 20 || s[4] != '-' || s[7] != '-' || (s[10] != 'T' && s[10] != 't') || s[13] != ':' ||
            s[16] != ':') {
            return recognised::no;
        }
        char const* const text = s.data();
        unsigned const century = two_digits(text), y = two_digits(text + 2);
        unsigned const h = two_digits(text + 11), mi = two_digits(text + 14), sec = two_digits(text + 17);
        if (century > 99 || y > 99 || h > 23 || mi > 59 || sec > 60) return recognised::no;
        year_month_day const date{year{static_cast<int>(century * 100 + y)}, month{two_digits(text + 5)},
                                  day{two_digits(text + 8)}};
        if (!date.ok()) return recognised::no;

        std::size_t at = 19;
        std::int64_t fraction = 0;
        std::size_t places = 0;
        if (s[at] == '.') {
            std::int64_t unit = 100'000;
            std::size_t const first = ++at;
            for (; at < s.size() && is_digit(s[at]); ++at, unit /= 10) fraction += unit * (s[at] - '0');
            places = at - first;
            if (places == 0) return recognised::no;
        }
        int offset = 0;
        if (!read_offset({s.data() + at, s.size() - at}, offset)) return recognised::no;
        int const minute = static_cast<int>(h * 60 + mi) - offset;
        std::int64_t const second = first_second_of(date) + std::int64_t{minute} * 60 + sec;
        // An offset or a leap second can lead out of the years 0 to 9999, which four digits can write.
        if (second < first_second_of(year{0} / 1 / 1) || second >= first_second_of(year{10000} / 1 / 1)) {
            return recognised::no;
        }
        out.microseconds_ = second * 1'000'000 + fraction;
        bool const is_canonical =
            s[10] == 'T' && s[at] == 'Z' && sec < 60 && (places == 0 || (places == 6 && fraction != 0));
        return is_canonical ? recognised::canonical : recognised::otherwise;
    }

    /// Writes `2000-01-23T04:56:07.000001Z`, without a fraction if it is zero. Precondition: a year from 0 to 9999.
    [[nodiscard]] constexpr inline_text<40> to_text() const noexcept {
        using namespace std::chrono;
        std::int64_t const of_day = (microseconds_ % day_length + day_length) % day_length;
        std::int64_t const second = of_day / 1'000'000;
        int const fraction = static_cast<int>(of_day % 1'000'000);
        year_month_day const date{sys_days{days{(microseconds_ - of_day) / day_length}}};
        inline_text<40> out;
        put(out, static_cast<int>(date.year()), 4, '-');
        put(out, static_cast<int>(static_cast<unsigned>(date.month())), 2, '-');
        put(out, static_cast<int>(static_cast<unsigned>(date.day())), 2, 'T');
        put(out, static_cast<int>(second / 3600), 2, ':');
        put(out, static_cast<int>(second / 60 % 60), 2, ':');
        put(out, static_cast<int>(second % 60), 2, fraction == 0 ? 'Z' : '.');
        if (fraction != 0) put(out, fraction, 6, 'Z');
        return out;
    }

    friend constexpr auto operator<=>(timestamp, timestamp) = default;

  private:
    // Times are numbers: arithmetic with durations of several units takes long to compile.
    static constexpr std::int64_t day_length = 86'400'000'000;  // in microseconds
    /// Of the day `date`, from 1970 on.
    static constexpr std::int64_t first_second_of(std::chrono::year_month_day date) noexcept {
        return std::int64_t{std::chrono::sys_days{date}.time_since_epoch().count()} * 86'400;
    }

    static constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

    /// The number in two digits; above 99 if there is another character.
    static constexpr unsigned two_digits(char const* at) noexcept {
        unsigned const tens = static_cast<unsigned char>(at[0]) - unsigned{'0'};
        unsigned const ones = static_cast<unsigned char>(at[1]) - unsigned{'0'};
        return tens > 9 || ones > 9 ? 100 : tens * 10 + ones;
    }

    /// The offset from UTC in minutes. False if `s` is none.
    static constexpr bool read_offset(std::string_view s, int& minutes) noexcept {
        if (s.size() == 1) return s[0] == 'Z' || s[0] == 'z';
        if (s.size() != 6 || (s[0] != '+' && s[0] != '-') || s[3] != ':') return false;
        unsigned const h = two_digits(s.data() + 1);
        unsigned const m = two_digits(s.data() + 4);
        minutes = static_cast<int>(h * 60 + m) * (s[0] == '-' ? -1 : 1);
        return h <= 23 && m <= 59;
    }

    static constexpr void put(inline_text<40>& out, int value, int width, char after) noexcept {
        char text[8] = {};
        for (int i = width; i-- > 0; value /= 10) text[i] = static_cast<char>('0' + value % 10);
        text[width] = after;
        static_cast<void>(out.append({text, static_cast<std::size_t>(width) + 1}));
    }

    std::int64_t microseconds_ = 0;  // from 1970 on
};

}  // namespace velo::inline VELO_ABI::rest

#endif
