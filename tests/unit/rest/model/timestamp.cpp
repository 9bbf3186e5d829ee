// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/model/timestamp.hpp>

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <string>
#include <string_view>

namespace {

using velo::rest::timestamp;
using namespace std::chrono;

timestamp::time_point read(std::string_view text) {
    auto const t = timestamp::parse(text);
    BOOST_REQUIRE_MESSAGE(t.has_value(), text << " was refused");
    return t->time();
}

std::string written(std::string_view text) {
    auto const canonical = timestamp(read(text)).to_text();
    return std::string(canonical.view());
}

constexpr timestamp::time_point moment = sys_days{2000y / January / 23} + 4h + 56min + 7s;

BOOST_AUTO_TEST_SUITE(rest_model_timestamp)

BOOST_AUTO_TEST_CASE(fractions_of_any_length_are_read_to_the_microsecond) {
    BOOST_TEST((read("2000-01-23T04:56:07Z") == moment));
    BOOST_TEST((read("2000-01-23T04:56:07.5Z") == moment + 500ms));
    BOOST_TEST((read("2000-01-23T04:56:07.000Z") == moment));
    BOOST_TEST((read("2000-01-23T04:56:07.123Z") == moment + 123ms));
    BOOST_TEST((read("2000-01-23T04:56:07.000001Z") == moment + 1us));
    BOOST_TEST((read("2000-01-23T04:56:07.123456789Z") == moment + 123456us));
    BOOST_TEST((read("2000-01-23T04:56:07.9999999999999999999999999999Z") == moment + 999999us));
}

BOOST_AUTO_TEST_CASE(offsets_are_taken_away) {
    BOOST_TEST((read("2000-01-23T04:56:07+00:00") == moment));
    BOOST_TEST((read("2000-01-23T04:56:07-00:00") == moment));
    BOOST_TEST((read("2000-01-23T05:56:07.000+01:00") == moment));
    BOOST_TEST((read("2000-01-22T23:26:07-05:30") == moment));
    BOOST_TEST((read("2000-01-24T04:55:07+23:59") == moment));
}

BOOST_AUTO_TEST_CASE(lower_case_is_read) {
    BOOST_TEST((read("2000-01-23t04:56:07z") == moment));
    BOOST_TEST((read("2000-01-23t04:56:07.5+00:00") == moment + 500ms));
}

BOOST_AUTO_TEST_CASE(a_leap_second_is_the_first_moment_of_the_next_minute) {
    BOOST_TEST((read("2016-12-31T23:59:60Z") == sys_days{2017y / January / 1}));
    BOOST_TEST((read("2016-12-31T15:59:60.5-08:00") == sys_days{2017y / January / 1} + 500ms));
}

BOOST_AUTO_TEST_CASE(leap_days_are_those_of_the_calendar) {
    BOOST_TEST((read("2000-02-29T00:00:00Z") == sys_days{2000y / February / 29}));
    BOOST_TEST((read("2024-02-29T00:00:00Z") == sys_days{2024y / February / 29}));
    BOOST_TEST(!timestamp::parse("2023-02-29T00:00:00Z").has_value());
    BOOST_TEST(!timestamp::parse("1900-02-29T00:00:00Z").has_value());
}

BOOST_AUTO_TEST_CASE(the_years_are_those_of_four_digits) {
    BOOST_TEST(written("0000-01-01T00:00:00Z") == "0000-01-01T00:00:00Z");
    BOOST_TEST(written("9999-12-31T23:59:59.999999Z") == "9999-12-31T23:59:59.999999Z");
    BOOST_TEST(written("1969-12-31T23:59:59.999999Z") == "1969-12-31T23:59:59.999999Z");
    BOOST_TEST(!timestamp::parse("0000-01-01T00:00:00+00:01").has_value());
    BOOST_TEST(!timestamp::parse("9999-12-31T23:59:60Z").has_value());
}

BOOST_AUTO_TEST_CASE(everything_else_is_refused) {
    for (std::string_view const bad : {"",
                                       "2000",
                                       "2000-01-23",
                                       "2000-01-23T04:56:07",
                                       "2000-01-23T04:56:07.5",
                                       "2000-01-23 04:56:07Z",
                                       "2000-01-23T04:56Z",
                                       "2000-1-23T04:56:07Z",
                                       "2000-13-01T00:00:00Z",
                                       "2000-00-01T00:00:00Z",
                                       "2000-01-00T00:00:00Z",
                                       "2000-01-32T00:00:00Z",
                                       "2000-04-31T00:00:00Z",
                                       "2000-02-30T00:00:00Z",
                                       "2000-01-23T24:00:00Z",
                                       "2000-01-23T23:60:00Z",
                                       "2000-01-23T23:59:61Z",
                                       "2000-01-23T04:56:07.Z",
                                       "2000-01-23T04:56:07,5Z",
                                       "2000-01-23T04:56:07+01",
                                       "2000-01-23T04:56:07+0100",
                                       "2000-01-23T04:56:07+24:00",
                                       "2000-01-23T04:56:07+01:60",
                                       "2000-01-23T04:56:07Z ",
                                       " 2000-01-23T04:56:07Z",
                                       "2000-01-23T04:56:07ZZ",
                                       "+2000-01-23T04:56:07Z",
                                       "2000-01-23T04:56:0aZ",
                                       "20000-01-23T04:56:07Z",
                                       "946616167",
                                       "2000-01-23T04:56:07 Z",
                                       "-000-01-23T04:56:07Z",
                                       "2000-01-23T04:56:07\xE2\x88\x92"
                                       "01:00"}) {
        BOOST_TEST(!timestamp::parse(bad).has_value(), bad << " was taken");
    }
}

BOOST_AUTO_TEST_CASE(it_is_written_in_utc_with_a_fraction_only_when_it_has_one) {
    BOOST_TEST(written("2000-01-23T05:56:07.000+01:00") == "2000-01-23T04:56:07Z");
    BOOST_TEST(written("2000-01-23T04:56:07.1Z") == "2000-01-23T04:56:07.100000Z");
    BOOST_TEST(written("2000-01-23T04:56:07.000001Z") == "2000-01-23T04:56:07.000001Z");
}

BOOST_AUTO_TEST_CASE(it_is_ordered_and_a_constant) {
    static_assert(timestamp::parse("2000-01-23T04:56:07Z")->time() == moment);
    BOOST_TEST((*timestamp::parse("2000-01-23T04:56:07Z") < *timestamp::parse("2000-01-23T04:56:07.1Z")));
    BOOST_TEST((timestamp() == timestamp(sys_days{1970y / January / 1})));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
