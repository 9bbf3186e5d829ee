// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/response/retry_after.hpp>

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace {

using velo::rest::response;
using velo::rest::retry_after;
using namespace std::chrono;

constexpr sys_seconds now = sys_days{2026y / March / 1} + 12h;
constexpr nanoseconds longest = years{10};

/// The delay that a response with these fields asks for.
std::optional<nanoseconds> asked(std::optional<std::string_view> value, std::optional<std::string_view> date = {},
                                 sys_seconds present = now) {
    response r;
    r.start(503);
    if (date) BOOST_TEST(r.add_header("Date", *date));
    if (value) BOOST_TEST(r.add_header("Retry-After", *value));
    return retry_after(r, present);
}

BOOST_AUTO_TEST_SUITE(rest_response_retry_after)

BOOST_AUTO_TEST_CASE(a_response_without_the_field_asks_for_no_delay) {
    BOOST_TEST(!asked({}).has_value());
    BOOST_TEST(!asked({}, "Sun, 01 Mar 2026 12:00:00 GMT").has_value());
    BOOST_TEST(!retry_after(response(), now).has_value());
}

BOOST_AUTO_TEST_CASE(seconds_are_digits_between_blanks) {
    struct {
        std::string_view value;
        nanoseconds wait;
    } const table[] = {{"0", 0s},        {"1", 1s},
                       {"120", 120s},    {"9", 9s},
                       {"00", 0s},       {"007", 7s},
                       {" 5", 5s},       {"5 ", 5s},
                       {"\t 5 \t", 5s},  {"86400", 24h},
                       {"3600 ", 3600s}, {"  30", 30s},
                       {"19", 19s},      {"1234567", 1234567s}};
    for (auto const& row : table) BOOST_TEST((asked(row.value) == row.wait), row.value << " was misread");
}

BOOST_AUTO_TEST_CASE(a_delay_in_seconds_needs_no_clock) {
    for (sys_seconds const present : {(sys_seconds::min)(), sys_seconds{}, now, (sys_seconds::max)()}) {
        BOOST_TEST((asked("7", {}, present) == 7s));
        BOOST_TEST((asked("7", "Sun, 06 Nov 1994 08:49:37 GMT", present) == 7s));
    }
}

BOOST_AUTO_TEST_CASE(a_number_of_seconds_is_cut_to_ten_years) {
    BOOST_TEST((asked("315569519") == 315569519s));
    BOOST_TEST((asked("315569520") == longest));
    for (std::string_view const value :
         {"315569521", "2147483647", "2147483648", "4294967295", "4294967296", "9223372036", "9223372037",
          "9223372036854775807", "9223372036854775808", "18446744073709551615", "18446744073709551616",
          "18446744073709551617", "340282366920938463463374607431768211456"}) {
        BOOST_TEST((asked(value) == longest), value << " was misread");
    }
    BOOST_TEST((asked(std::string(10'000, '9')) == longest));
    // Leading zeros do not make the number large, and trailing ones do not make it overflow.
    BOOST_TEST((asked(std::string(10'000, '0') + "5") == 5s));
    BOOST_TEST((asked("1" + std::string(10'000, '0')) == longest));
}

BOOST_AUTO_TEST_CASE(a_date_is_compared_with_the_date_of_the_response) {
    // The clock of the client is wrong by years; the clock of the server is used.
    for (sys_seconds const present : {sys_seconds{}, sys_seconds{sys_days{1994y / November / 6}}, now}) {
        for (std::string_view const value :
             {"Sun, 06 Nov 1994 08:50:07 GMT", "Sunday, 06-Nov-94 08:50:07 GMT", "Sun Nov  6 08:50:07 1994"}) {
            for (std::string_view const date :
                 {"Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"}) {
                BOOST_TEST((asked(value, date, present) == 30s), value << " was misread, Date: " << date);
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(a_date_is_compared_with_now_without_a_valid_date_in_the_response) {
    BOOST_TEST((asked("Sun, 01 Mar 2026 12:00:30 GMT") == 30s));
    BOOST_TEST((asked("Sunday, 01-Mar-26 12:00:30 GMT") == 30s));
    BOOST_TEST((asked("Sun Mar  1 12:00:30 2026") == 30s));
    for (std::string_view const date : {"", "yesterday", "0", "2026-03-01T11:00:00Z", "Sun, 30 Feb 2026 11:00:00 GMT",
                                        "Sun, 01 Mar 2026 11:00:00", "Sun, 01 Mar 2026 11:00:00 GMT, 1"}) {
        BOOST_TEST((asked("Sun, 01 Mar 2026 12:00:30 GMT", date) == 30s), date << " was taken");
    }
}

BOOST_AUTO_TEST_CASE(blanks_around_dates_are_ignored) {
    BOOST_TEST((asked(" Sun, 06 Nov 1994 08:50:07 GMT\t", "\tSun, 06 Nov 1994 08:49:37 GMT ") == 30s));
}

BOOST_AUTO_TEST_CASE(a_date_in_the_past_is_a_delay_of_zero) {
    BOOST_TEST((asked("Sun, 01 Mar 2026 12:00:00 GMT") == 0s));
    BOOST_TEST((asked("Sun, 01 Mar 2026 11:59:59 GMT") == 0s));
    BOOST_TEST((asked("Thu, 01 Jan 1970 00:00:00 GMT") == 0s));
    BOOST_TEST((asked("Sat, 01 Jan 0000 00:00:00 GMT") == 0s));
    BOOST_TEST((asked("Sun, 01 Mar 2026 12:00:30 GMT", "Sun, 01 Mar 2026 12:00:30 GMT") == 0s));
    BOOST_TEST((asked("Sun, 01 Mar 2026 12:00:30 GMT", "Sun, 01 Mar 2026 12:00:31 GMT") == 0s));
    BOOST_TEST((asked("Sun, 01 Mar 2026 12:00:30 GMT", "Fri, 31 Dec 9999 23:59:59 GMT") == 0s));
}

BOOST_AUTO_TEST_CASE(a_date_is_cut_to_ten_years) {
    constexpr std::string_view start = "Thu, 01 Jan 1970 00:00:00 GMT";
    BOOST_TEST((asked("Tue, 01 Jan 1980 05:11:59 GMT", start) == 315551519s));
    BOOST_TEST((asked("Tue, 01 Jan 1980 10:11:59 GMT", start) == longest - 1s));
    BOOST_TEST((asked("Tue, 01 Jan 1980 10:12:00 GMT", start) == longest));
    BOOST_TEST((asked("Tue, 01 Jan 1980 10:12:01 GMT", start) == longest));
    BOOST_TEST((asked("Fri, 31 Dec 9999 23:59:60 GMT") == longest));
    BOOST_TEST((asked("Fri, 31 Dec 9999 23:59:59 GMT", "Sat, 01 Jan 0000 00:00:00 GMT") == longest));
}

BOOST_AUTO_TEST_CASE(no_value_of_now_makes_it_overflow) {
    BOOST_TEST((asked("Sun, 06 Nov 1994 08:49:37 GMT", {}, (sys_seconds::min)()) == longest));
    BOOST_TEST((asked("Sun, 06 Nov 1994 08:49:37 GMT", {}, (sys_seconds::max)()) == 0s));
    BOOST_TEST(!asked("Sunday, 06-Nov-94 08:49:37 GMT", {}, (sys_seconds::min)()).has_value());
    BOOST_TEST((asked("Sunday, 06-Nov-94 08:49:37 GMT", {}, (sys_seconds::max)()) == 0s));
}

BOOST_AUTO_TEST_CASE(a_year_of_two_digits_is_near_the_date_of_the_response) {
    // Seen from 1970, the client's year, "25" would be 1925, which is in the past.
    BOOST_TEST((asked("Wednesday, 01-Jan-25 00:00:30 GMT", "Wed, 01 Jan 2025 00:00:00 GMT", sys_seconds{}) == 30s));
}

BOOST_AUTO_TEST_CASE(the_first_of_several_fields_is_used) {
    response r;
    r.start(429);
    BOOST_TEST(r.add_header("retry-after", "1"));
    BOOST_TEST(r.add_header("Retry-After", "2"));
    BOOST_TEST((retry_after(r, now) == 1s));
    r.start(429);
    BOOST_TEST(r.add_header("Retry-After", "soon"));
    BOOST_TEST(r.add_header("Retry-After", "2"));
    BOOST_TEST(!retry_after(r, now).has_value());
}

BOOST_AUTO_TEST_CASE(any_other_value_asks_for_no_delay) {
    using namespace std::string_view_literals;
    for (std::string_view const value : {""sv,
                                         " "sv,
                                         "\t \t"sv,
                                         "-1"sv,
                                         "-0"sv,
                                         "+1"sv,
                                         "1.5"sv,
                                         "1."sv,
                                         ".5"sv,
                                         "1,5"sv,
                                         "1, 2"sv,
                                         "1 2"sv,
                                         "1s"sv,
                                         "1e3"sv,
                                         "0x10"sv,
                                         "1_000"sv,
                                         "'1'"sv,
                                         "\"1\""sv,
                                         "1;"sv,
                                         "1\n"sv,
                                         "1\0"sv,
                                         "\0"sv,
                                         "\v1"sv,
                                         "\xC2\xA0"
                                         "1"sv,
                                         "\xD9\xA1"sv,  // an Arabic 1
                                         "inf"sv,
                                         "nan"sv,
                                         "soon"sv,
                                         "PT5S"sv,
                                         "00:00:05"sv,
                                         "2026-03-01T12:00:30Z"sv,
                                         "Sun, 01 Mar 2026 12:00:30"sv,
                                         "Sun, 01 Mar 2026 12:00:30 +0000"sv,
                                         "Sun, 30 Feb 2026 12:00:30 GMT"sv,
                                         "Sun, 01 Mar 2026 24:00:30 GMT"sv,
                                         "sun, 01 mar 2026 12:00:30 gmt"sv,
                                         "Sun, 01 Mar 2026 12:00:30 GMT 5"sv,
                                         "5 Sun, 01 Mar 2026 12:00:30 GMT"sv}) {
        BOOST_TEST(!asked(value).has_value(), value << " was taken");
        BOOST_TEST(!asked(value, "Sun, 01 Mar 2026 12:00:00 GMT").has_value(), value << " was taken");
    }
}

BOOST_AUTO_TEST_CASE(only_digits_are_seconds) {
    for (int c = 0; c != 256; ++c) {
        bool const digit = c >= '0' && c <= '9';
        bool const blank = c == ' ' || c == '\t';
        std::string const text(1, static_cast<char>(c));
        BOOST_TEST(asked(text).has_value() == digit);
        BOOST_TEST(asked("1" + text + "1").has_value() == digit);
        BOOST_TEST(asked(text + "1").has_value() == (digit || blank));
        BOOST_TEST(asked("1" + text).has_value() == (digit || blank));
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
