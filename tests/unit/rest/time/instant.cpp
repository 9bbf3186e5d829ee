// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/time/instant.hpp>

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <cstdint>
#include <limits>

namespace {

namespace rest = velo::rest;
using namespace std::chrono_literals;
using rest::duration;
using rest::instant;

constexpr duration most = (duration::max)(), least = (duration::min)();
static_assert(rest::saturating_add(most, 1ns) == most && rest::saturating_subtract(least, 1ns) == least);

/// The sum or difference with more bits: `__int128` is no type of the standard.
duration expected(duration a, duration b, bool adds) {
    auto const x = static_cast<long double>(a.count()), y = static_cast<long double>(b.count());
    long double const exact = adds ? x + y : x - y;
    if (exact >= 0x1p63L) return most;
    if (exact < -0x1p63L) return least;
    return adds ? a + b : a - b;
}

BOOST_AUTO_TEST_SUITE(rest_time_instant)

BOOST_AUTO_TEST_CASE(sums_and_differences_stop_at_the_ends_of_the_type) {
    static_assert(std::numeric_limits<long double>::digits >= 64, "no room for the exact value");
    duration const values[] = {least, least + 1ns, least / 2, least / 2 - 1ns, -1h,        -1ns, 0ns,
                               1ns,   1h,          most / 2,  most / 2 + 1ns,  most - 1ns, most};
    for (duration const a : values) {
        for (duration const b : values) {
            BOOST_TEST((rest::saturating_add(a, b) == expected(a, b, true)), a.count() << " + " << b.count());
            BOOST_TEST((rest::saturating_subtract(a, b) == expected(a, b, false)), a.count() << " - " << b.count());
        }
    }
}

BOOST_AUTO_TEST_CASE(instants_stop_there_as_well) {
    BOOST_TEST((rest::saturating_add(instant(most), 1ns) == instant(most)));
    BOOST_TEST((rest::saturating_add(instant(1h), -2h) == instant(-1h)));
    BOOST_TEST((rest::saturating_subtract(instant(most), instant(-1ns)) == most));
    BOOST_TEST((rest::saturating_subtract(instant(1h), instant(2h)) == -1h));
}

BOOST_AUTO_TEST_CASE(coarse_units_are_cut_to_nanoseconds) {
    BOOST_TEST((rest::saturated((std::chrono::milliseconds::max)()) == most));
    BOOST_TEST((rest::saturated((std::chrono::hours::min)()) == least));
    BOOST_TEST((rest::saturated(2s) == 2'000'000'000ns));
    BOOST_TEST((rest::saturated(std::chrono::duration<std::int8_t>(-3)) == -3s));
    BOOST_TEST((rest::duration_setting(5s).value() == 5s));
    BOOST_TEST((rest::duration_setting((std::chrono::seconds::max)()).value() == most));
    BOOST_TEST(rest::duration_setting().count() == 0);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
