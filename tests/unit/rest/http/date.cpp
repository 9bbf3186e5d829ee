// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/http/date.hpp>

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

namespace {

using velo::rest::parse_http_date;
using namespace std::chrono;

constexpr sys_seconds now = sys_days{2026y / March / 1} + 12h;
constexpr sys_seconds moment = sys_days{1994y / November / 6} + 8h + 49min + 37s;

/// One date in each form. The day has two digits: asctime allows a space or a zero before a single one.
constexpr std::string_view valid[] = {"Sun, 13 Nov 1994 08:49:37 GMT", "Sunday, 13-Nov-94 08:49:37 GMT",
                                      "Wednesday, 13-Nov-94 08:49:37 GMT", "Sun Nov 13 08:49:37 1994"};
constexpr sys_seconds valid_moment = moment + days{7};

constexpr std::string_view short_names[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr std::string_view long_names[] = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                           "Thursday", "Friday", "Saturday"};
constexpr std::string_view months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

sys_seconds read(std::string_view text, sys_seconds present = now) {
    auto const t = parse_http_date(text, present);
    BOOST_REQUIRE_MESSAGE(t.has_value(), text << " was refused");
    return *t;
}

bool refused(std::string_view text) { return !parse_http_date(text, now).has_value(); }

/// Returns the digits of a number, padded on the left up to `width`.
std::string padded(long long value, std::size_t width, char with = '0') {
    std::string const digits = std::to_string(value);
    return std::string(width > digits.size() ? width - digits.size() : 0, with) + digits;
}

/// A date in the three forms, as a correct server writes them.
struct written {
    explicit written(sys_seconds t) {
        auto const day = floor<days>(t);
        year_month_day const date{day};
        hh_mm_ss const clock{t - day};
        auto const d = static_cast<unsigned>(date.day());
        int const y = static_cast<int>(date.year());
        std::string const month(months[static_cast<unsigned>(date.month()) - 1]);
        std::string const time = padded(clock.hours().count(), 2) + ":" + padded(clock.minutes().count(), 2) + ":" +
                                 padded(clock.seconds().count(), 2);
        auto const name = weekday{day}.c_encoding();
        imf = std::string(short_names[name]) + ", " + padded(d, 2) + " " + month + " " + padded(y, 4) + " " + time +
              " GMT";
        rfc850 = std::string(long_names[name]) + ", " + padded(d, 2) + "-" + month + "-" + padded(y % 100, 2) + " " +
                 time + " GMT";
        asctime =
            std::string(short_names[name]) + " " + month + " " + padded(d, 2, ' ') + " " + time + " " + padded(y, 4);
    }

    std::string imf, rfc850, asctime;
};

BOOST_AUTO_TEST_SUITE(rest_http_date)

BOOST_AUTO_TEST_CASE(the_three_forms_of_the_rfc_are_the_same_moment) {
    BOOST_TEST((read("Sun, 06 Nov 1994 08:49:37 GMT") == moment));
    BOOST_TEST((read("Sunday, 06-Nov-94 08:49:37 GMT") == moment));
    BOOST_TEST((read("Sun Nov  6 08:49:37 1994") == moment));
    BOOST_TEST((read("Sun Nov 06 08:49:37 1994") == moment));
    for (std::string_view const text : valid) BOOST_TEST((read(text) == valid_moment), text << " was misread");
}

BOOST_AUTO_TEST_CASE(it_is_a_constant) {
    static_assert(parse_http_date("Sun, 06 Nov 1994 08:49:37 GMT", now) == moment);
    static_assert(parse_http_date("Sunday, 06-Nov-94 08:49:37 GMT", now) == moment);
    static_assert(parse_http_date("Sun Nov  6 08:49:37 1994", now) == moment);
    static_assert(!parse_http_date("", now));
}

BOOST_AUTO_TEST_CASE(days_of_three_centuries_are_read_in_each_form) {
    long wrong = 0;
    seconds time{0};
    for (sys_days day = 1890y / January / 1; day < sys_days{2190y / January / 1}; day += days{29}) {
        time = (time + 12347s) % days{1};
        sys_seconds const t = day + time;
        written const w(t);
        if (parse_http_date(w.imf, now) != t || parse_http_date(w.asctime, now) != t ||
            parse_http_date(w.rfc850, t) != t) {
            ++wrong;
            BOOST_TEST_MESSAGE(w.imf << " was misread");
        }
    }
    BOOST_TEST(wrong == 0);
}

BOOST_AUTO_TEST_CASE(every_minute_and_every_second_is_read) {
    long wrong = 0;
    sys_days const day = 1994y / November / 6;
    for (seconds s{0}; s < days{1}; s += 37s) {
        written const w(day + s);
        wrong += parse_http_date(w.imf, now) != day + s || parse_http_date(w.rfc850, now) != day + s ||
                 parse_http_date(w.asctime, now) != day + s;
    }
    BOOST_TEST(wrong == 0);
}

BOOST_AUTO_TEST_CASE(the_name_of_the_day_need_not_be_that_of_the_date) {
    for (std::string_view const name : short_names) {
        BOOST_TEST((read(std::string(name) + ", 06 Nov 1994 08:49:37 GMT") == moment));
        BOOST_TEST((read(std::string(name) + " Nov  6 08:49:37 1994") == moment));
        BOOST_TEST(refused(std::string(name) + ", 06-Nov-94 08:49:37 GMT"));
    }
    for (std::string_view const name : long_names) {
        BOOST_TEST((read(std::string(name) + ", 06-Nov-94 08:49:37 GMT") == moment));
        BOOST_TEST(refused(std::string(name) + ", 06 Nov 1994 08:49:37 GMT"));
        BOOST_TEST(refused(std::string(name) + " Nov  6 08:49:37 1994"));
    }
}

BOOST_AUTO_TEST_CASE(a_leap_second_is_the_first_moment_of_the_next_minute) {
    constexpr sys_seconds after = sys_days{2017y / January / 1};
    BOOST_TEST((read("Sat, 31 Dec 2016 23:59:60 GMT") == after));
    BOOST_TEST((read("Saturday, 31-Dec-16 23:59:60 GMT") == after));
    BOOST_TEST((read("Sat Dec 31 23:59:60 2016") == after));
    BOOST_TEST((read("Fri, 31 Dec 9999 23:59:60 GMT") == sys_days{10000y / January / 1}));
}

BOOST_AUTO_TEST_CASE(dates_that_do_not_exist_are_refused) {
    struct {
        std::string_view day, month, year;
    } const bad[] = {{"00", "Jan", "2000"}, {"32", "Jan", "2000"}, {"30", "Feb", "2000"}, {"29", "Feb", "2023"},
                     {"29", "Feb", "1999"}, {"32", "Mar", "2000"}, {"31", "Apr", "2000"}, {"32", "May", "2000"},
                     {"31", "Jun", "2000"}, {"32", "Jul", "2000"}, {"32", "Aug", "2000"}, {"31", "Sep", "2000"},
                     {"32", "Oct", "2000"}, {"31", "Nov", "2000"}, {"32", "Dec", "2000"}, {"99", "Dec", "2000"}};
    for (auto const& b : bad) {
        std::string const day(b.day), month(b.month), year(b.year);
        BOOST_TEST(refused("Sun, " + day + " " + month + " " + year + " 08:49:37 GMT"));
        BOOST_TEST(refused("Sunday, " + day + "-" + month + "-" + year.substr(2) + " 08:49:37 GMT"));
        BOOST_TEST(refused("Sun " + month + " " + day + " 08:49:37 " + year));
    }
    BOOST_TEST(refused("Sun Nov  0 08:49:37 1994"));
    BOOST_TEST(refused("Thu, 29 Feb 1900 08:49:37 GMT"));
    BOOST_TEST((read("Tue, 29 Feb 2000 00:00:00 GMT") == sys_days{2000y / February / 29}));
    BOOST_TEST((read("Thu, 29 Feb 2024 00:00:00 GMT") == sys_days{2024y / February / 29}));
}

BOOST_AUTO_TEST_CASE(times_that_do_not_exist_are_refused) {
    for (std::string const time :
         {"24:00:00", "99:00:00", "00:60:00", "00:99:00", "00:00:61", "00:00:99", "23:59:61"}) {
        BOOST_TEST(refused("Sun, 06 Nov 1994 " + time + " GMT"), time << " was accepted");
        BOOST_TEST(refused("Sunday, 06-Nov-94 " + time + " GMT"), time << " was accepted");
        BOOST_TEST(refused("Sun Nov  6 " + time + " 1994"), time << " was accepted");
    }
}

BOOST_AUTO_TEST_CASE(a_year_of_two_digits_is_never_more_than_fifty_years_ahead) {
    struct {
        std::string_view text;
        sys_seconds present;
        sys_seconds expected;
    } const table[] = {
        // Exactly fifty years ahead is allowed.
        {"Sunday, 01-Mar-76 12:00:00 GMT", now, sys_days{2076y / March / 1} + 12h},
        {"Sunday, 01-Mar-76 12:00:01 GMT", now, sys_days{1976y / March / 1} + 12h + 1s},
        {"Sunday, 02-Mar-76 00:00:00 GMT", now, sys_days{1976y / March / 2}},
        {"Sunday, 01-Jan-76 00:00:00 GMT", now, sys_days{2076y / January / 1}},
        {"Sunday, 31-Dec-76 00:00:00 GMT", now, sys_days{1976y / December / 31}},
        {"Sunday, 31-Dec-75 23:59:60 GMT", now, sys_days{2076y / January / 1}},
        {"Sunday, 01-Jan-77 00:00:00 GMT", now, sys_days{1977y / January / 1}},
        {"Sunday, 01-Jan-99 00:00:00 GMT", now, sys_days{1999y / January / 1}},
        {"Sunday, 01-Jan-00 00:00:00 GMT", now, sys_days{2000y / January / 1}},
        {"Sunday, 01-Jan-26 00:00:00 GMT", now, sys_days{2026y / January / 1}},
        {"Sunday, 31-Dec-26 00:00:00 GMT", now, sys_days{2026y / December / 31}},
        // The century of `now` does not decide.
        {"Sunday, 01-Jan-05 00:00:00 GMT", sys_days{2090y / June / 1}, sys_days{2105y / January / 1}},
        {"Sunday, 01-Jan-05 00:00:00 GMT", sys_days{1999y / December / 31}, sys_days{2005y / January / 1}},
        {"Sunday, 01-Jan-70 00:00:00 GMT", sys_seconds{}, sys_days{1970y / January / 1}},
        {"Sunday, 02-Jan-20 00:00:00 GMT", sys_seconds{}, sys_days{1920y / January / 2}},
        // From a leap day and to one.
        {"Sunday, 28-Feb-74 00:00:00 GMT", sys_days{2024y / February / 29}, sys_days{2074y / February / 28}},
        {"Sunday, 01-Mar-74 00:00:00 GMT", sys_days{2024y / February / 29}, sys_days{1974y / March / 1}},
        {"Sunday, 29-Feb-76 00:00:00 GMT", sys_days{2026y / March / 1}, sys_days{2076y / February / 29}},
        {"Sunday, 29-Feb-76 00:00:00 GMT", sys_days{2026y / February / 28}, sys_days{1976y / February / 29}},
        // 2100 has no 29 February.
        {"Sunday, 29-Feb-00 00:00:00 GMT", sys_days{2090y / January / 1}, sys_days{2000y / February / 29}},
    };
    for (auto const& row : table) {
        BOOST_TEST((read(row.text, row.present) == row.expected), row.text << " was misread");
    }
}

BOOST_AUTO_TEST_CASE(no_present_makes_it_overflow) {
    for (sys_seconds const present : {(sys_seconds::min)(), (sys_seconds::max)()}) {
        BOOST_TEST((read("Sun, 06 Nov 1994 08:49:37 GMT", present) == moment));
        BOOST_TEST((read("Sun Nov  6 08:49:37 1994", present) == moment));
    }
    BOOST_TEST(!parse_http_date("Sunday, 06-Nov-94 08:49:37 GMT", (sys_seconds::min)()).has_value());
    BOOST_TEST((read("Sunday, 06-Nov-94 08:49:37 GMT", (sys_seconds::max)()) ==
                sys_days{9994y / November / 6} + 8h + 49min + 37s));
}

BOOST_AUTO_TEST_CASE(the_years_are_those_of_four_digits) {
    BOOST_TEST((read("Sat, 01 Jan 0000 00:00:00 GMT") == sys_days{0y / January / 1}));
    BOOST_TEST((read("Fri, 31 Dec 9999 23:59:59 GMT") == sys_days{10000y / January / 1} - 1s));
    BOOST_TEST((read("Wed Dec 31 23:59:59 1969") == sys_seconds{-1s}));
}

BOOST_AUTO_TEST_CASE(a_changed_byte_gives_another_date_or_none) {
    for (std::string_view const text : valid) {
        for (std::size_t i = 0; i != text.size(); ++i) {
            for (int c = 0; c != 256; ++c) {
                std::string changed(text);
                changed[i] = static_cast<char>(c);
                if (changed == text) continue;
                BOOST_TEST((parse_http_date(changed, now) != valid_moment), changed << " was taken for " << text);
                bool const both_digits = c >= '0' && c <= '9' && text[i] >= '0' && text[i] <= '9';
                // Two changes give another date: another digit, and a space for the first digit of the day in asctime.
                bool const asctime_space = text.size() == 24 && i == 8 && c == ' ';
                if (!both_digits && !asctime_space) BOOST_TEST(refused(changed), changed << " was accepted");
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(a_byte_less_is_refused) {
    for (std::string_view const text : valid) {
        for (std::size_t i = 0; i != text.size(); ++i) {
            std::string const shorter = std::string(text).erase(i, 1);
            BOOST_TEST(refused(shorter), shorter << " was accepted");
            BOOST_TEST(refused(text.substr(0, i)), text.substr(0, i) << " was accepted");
            if (i != 0) BOOST_TEST(refused(text.substr(i)), text.substr(i) << " was accepted");
        }
    }
}

BOOST_AUTO_TEST_CASE(a_byte_more_is_refused) {
    for (std::string_view const text : valid) {
        for (std::size_t i = 0; i <= text.size(); ++i) {
            for (int c = 0; c != 256; ++c) {
                std::string const longer = std::string(text).insert(i, 1, static_cast<char>(c));
                BOOST_TEST(refused(longer), longer << " was accepted");
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(everything_else_is_refused) {
    for (std::string_view const bad : {"",
                                       " ",
                                       ",",
                                       "0",
                                       "784111777",
                                       "Sun",
                                       "Sunday",
                                       "GMT",
                                       "1994-11-06T08:49:37Z",
                                       "06 Nov 1994 08:49:37 GMT",
                                       ", 06 Nov 1994 08:49:37 GMT",
                                       "sun, 06 Nov 1994 08:49:37 GMT",
                                       "SUN, 06 NOV 1994 08:49:37 GMT",
                                       "Sun, 06 nov 1994 08:49:37 GMT",
                                       "Sun, 06 Nov 1994 08:49:37 gmt",
                                       "Sun, 06 Nov 1994 08:49:37 UTC",
                                       "Sun, 06 Nov 1994 08:49:37 EST",
                                       "Sun, 06 Nov 1994 08:49:37 +0000",
                                       "Sun, 06 Nov 1994 08:49:37",
                                       "Sun, 06 Nov 1994 08:49 GMT",
                                       "Sun, 06 Nov 1994 08:49:37.5 GMT",
                                       "Sun, 6 Nov 1994 08:49:37 GMT",
                                       "Sun,  6 Nov 1994 08:49:37 GMT",
                                       "Sun, 06 Nov 94 08:49:37 GMT",
                                       "Sun, 06 Nov 19994 08:49:37 GMT",
                                       "Sun, 06 Nov -994 08:49:37 GMT",
                                       "Sun, 06 Nov +994 08:49:37 GMT",
                                       "Sun, 06 Nov  994 08:49:37 GMT",
                                       "Sun, 06 11  1994 08:49:37 GMT",
                                       "Sun, 06 November 1994 08:49:37 GMT",
                                       "Sun, 06 Noc 1994 08:49:37 GMT",
                                       "Sun, 06 mmm 1994 08:49:37 GMT",
                                       "mmm, 06 Nov 1994 08:49:37 GMT",
                                       "Sun, 06 Nov 1994  8:49:37 GMT",
                                       "Sun, 06 Nov 1994 08:49:37 GMT ",
                                       " Sun, 06 Nov 1994 08:49:37 GMT",
                                       "Sun, 06-Nov-1994 08:49:37 GMT",
                                       "Sun, 06-Nov-94 08:49:37 GMT",
                                       "Sunday, 06-Nov-1994 08:49:37 GMT",
                                       "Sunday,  6-Nov-94 08:49:37 GMT",
                                       "Sunday, 6-Nov-94 08:49:37 GMT",
                                       "Sunday, 06 Nov 94 08:49:37 GMT",
                                       "Sunday 06-Nov-94 08:49:37 GMT",
                                       "Thur, 06-Nov-94 08:49:37 GMT",
                                       "Sun Nov 6 08:49:37 1994",
                                       "Sun Nov 6  08:49:37 1994",
                                       "Sun Nov   08:49:37 1994",
                                       "Sun Nov    08:49:37 1994",
                                       "Sun Nov  6 08:49:37 1994 GMT",
                                       "Sun Nov  6 08:49:37 1994\n",
                                       "Sun Nov  6 08:49:37 GMT 1994",
                                       "Sun Nov  6 08:49:37 94",
                                       "Sun, Nov  6 08:49:37 1994",
                                       "Sun, 06 Nov 1994 08:49:37 GMT, Sun, 06 Nov 1994 08:49:37 GMT"}) {
        BOOST_TEST(refused(bad), bad << " was accepted");
    }
}

BOOST_AUTO_TEST_CASE(a_moment_is_written_in_the_fixed_form) {
    BOOST_TEST(velo::rest::to_http_date(std::chrono::sys_seconds(784111777s)) == "Sun, 06 Nov 1994 08:49:37 GMT");
    BOOST_TEST(velo::rest::to_http_date(std::chrono::sys_days{std::chrono::year{2030} / 1 / 1}) ==
               "Tue, 01 Jan 2030 00:00:00 GMT");
    for (std::chrono::sys_seconds t{0s}; t < std::chrono::sys_seconds(4'000'000'000s); t += 12'345'678s) {
        BOOST_TEST((parse_http_date(velo::rest::to_http_date(t), t) == t));
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
