// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/transport/token_bucket.hpp>

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <limits>
#include <optional>

BOOST_AUTO_TEST_SUITE(token_bucket)

namespace {

namespace rest = velo::rest;
using namespace std::chrono_literals;

rest::instant at(rest::duration d) { return rest::instant(1000h + d); }
constexpr rest::duration for_ever = (rest::duration::max)();

}  // namespace

BOOST_AUTO_TEST_CASE(a_burst_is_free_and_the_others_wait_for_their_turn) {
    rest::token_bucket bucket({.per_second = 10, .burst = 3});
    for (int i = 0; i != 3; ++i) BOOST_TEST((bucket.take(at(0s), for_ever) == 0s));
    BOOST_TEST((bucket.take(at(0s), for_ever) == 100ms));
    BOOST_TEST((bucket.take(at(0s), for_ever) == 200ms));
    BOOST_TEST((bucket.take(at(50ms), for_ever) == 250ms));
}

BOOST_AUTO_TEST_CASE(tokens_come_back_up_to_the_burst) {
    rest::token_bucket bucket({.per_second = 10, .burst = 2});
    for (int i = 0; i != 2; ++i) BOOST_TEST((bucket.take(at(0s), for_ever) == 0s));
    BOOST_TEST((bucket.take(at(100ms), for_ever) == 0s));
    BOOST_TEST((bucket.take(at(100ms), for_ever) == 100ms));
    for (int i = 0; i != 2; ++i) BOOST_TEST((bucket.take(at(1h), for_ever) == 0s));
    BOOST_TEST((bucket.take(at(1h), for_ever) == 100ms));
}

BOOST_AUTO_TEST_CASE(a_turn_beyond_the_limit_is_not_taken) {
    rest::token_bucket bucket({.per_second = 1});
    BOOST_TEST((bucket.take(at(0s), 0s) == 0s));
    BOOST_TEST(!bucket.take(at(0s), 999ms).has_value());
    BOOST_TEST((bucket.take(at(0s), 1s) == 1s));
}

BOOST_AUTO_TEST_CASE(odd_limits_count_as_the_nearest_possible) {
    rest::token_bucket never({.per_second = -1, .burst = 0});
    BOOST_TEST((never.take(at(0s), for_ever) == 0s));
    BOOST_TEST((never.take(at(0s), for_ever) == 1000s));
    rest::token_bucket always({.per_second = 1e12, .burst = (std::numeric_limits<int>::max)()});
    for (int i = 0; i != 1000; ++i) BOOST_TEST((always.take(at(0s), for_ever) == 0s));
    rest::token_bucket slow({.per_second = 0, .burst = (std::numeric_limits<int>::max)()});
    for (int i = 0; i != 1000; ++i) BOOST_TEST((slow.take(at(0s), for_ever) == 0s));
}

BOOST_AUTO_TEST_SUITE_END()
