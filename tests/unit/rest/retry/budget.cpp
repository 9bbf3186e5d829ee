// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/retry/budget.hpp>

#include <boost/test/unit_test.hpp>

#include <limits>

namespace {

namespace retry = velo::rest::retry;

int taken(retry::budget& b, int at_most = 1000) {
    int count = 0;
    while (count != at_most && b.take()) ++count;
    return count;
}

BOOST_AUTO_TEST_SUITE(rest_retry_budget)

BOOST_AUTO_TEST_CASE(it_is_full_at_first) {
    retry::budget b({.capacity = 3, .calls_per_retry = 10});
    BOOST_TEST(taken(b) == 3);
    BOOST_TEST(!b.take());
    retry::budget usual{retry::budget_limits{}};
    BOOST_TEST(taken(usual) == 100);
}

BOOST_AUTO_TEST_CASE(calls_that_succeed_give_retries_back) {
    retry::budget b({.capacity = 3, .calls_per_retry = 10});
    BOOST_TEST(taken(b) == 3);
    for (int i = 0; i != 9; ++i) b.give_back();
    BOOST_TEST(!b.take());
    b.give_back();
    BOOST_TEST(b.take());
    BOOST_TEST(!b.take());
    for (int i = 0; i != 25; ++i) b.give_back();
    BOOST_TEST(taken(b) == 2);
    for (int i = 0; i != 5; ++i) b.give_back();
    BOOST_TEST(taken(b) == 1);
}

BOOST_AUTO_TEST_CASE(it_never_holds_more_than_its_capacity) {
    retry::budget b({.capacity = 2, .calls_per_retry = 5});
    for (int i = 0; i != 1000; ++i) b.give_back();
    BOOST_TEST(taken(b) == 2);
    for (int i = 0; i != 1000; ++i) b.give_back();
    BOOST_TEST(taken(b) == 2);
}

BOOST_AUTO_TEST_CASE(without_capacity_there_is_no_retry) {
    for (int const capacity : {0, -1, -1000}) {
        retry::budget b({.capacity = capacity, .calls_per_retry = 10});
        BOOST_TEST(!b.take());
        for (int i = 0; i != 100; ++i) b.give_back();
        BOOST_TEST(!b.take());
    }
}

BOOST_AUTO_TEST_CASE(the_largest_numbers_do_not_overflow) {
    constexpr int most = (std::numeric_limits<int>::max)();
    retry::budget b({.capacity = most, .calls_per_retry = most});
    BOOST_TEST(taken(b, 10) == 10);
    for (int i = 0; i != 100; ++i) b.give_back();
    retry::budget one({.capacity = 1, .calls_per_retry = most});
    BOOST_TEST(taken(one) == 1);
    one.give_back();
    BOOST_TEST(!one.take());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
