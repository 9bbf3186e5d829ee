// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/retry/backoff.hpp>

#include <velo/rest/random/splitmix64.hpp>
#include <velo/rest/retry/policy.hpp>

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <limits>
#include <optional>

namespace {

namespace rest = velo::rest;
namespace retry = velo::rest::retry;
using namespace std::chrono_literals;
using std::chrono::nanoseconds;

constexpr nanoseconds most = (nanoseconds::max)();
constexpr nanoseconds least = (nanoseconds::min)();

retry::retry_context unavailable(int attempts, std::uint64_t random = 0, std::optional<nanoseconds> retry_after = {}) {
    return {.idempotency = rest::idempotency::safe,
            .delivered = rest::delivery::answered,
            .status = 503,
            .attempts = attempts,
            .retry_after = retry_after,
            .time_left = 30s,
            .random = random};
}

BOOST_AUTO_TEST_SUITE(rest_retry_backoff)

BOOST_AUTO_TEST_CASE(the_ceiling_doubles_from_the_first_to_the_longest) {
    retry::backoff const b{};
    nanoseconds const expected[] = {200ms, 400ms, 800ms, 1600ms, 3200ms, 5s, 5s, 5s};
    int attempts = 0;
    for (nanoseconds const e : expected) BOOST_TEST((b.ceiling(++attempts) == e), attempts);
    BOOST_TEST((b.ceiling(1000) == 5s));
    static_assert(retry::backoff{.initial_delay = 1ms, .max_delay = 3ms}.ceiling(3) == 3ms);
    static_assert(retry::backoff{.initial_delay = 1ms, .max_delay = 4ms}.ceiling(3) == 4ms);
    static_assert(retry::backoff{.initial_delay = 10s, .max_delay = 4s}.ceiling(1) == 4s);
}

BOOST_AUTO_TEST_CASE(the_wait_is_anything_below_the_ceiling) {
    rest::splitmix64 bits(4711);
    retry::backoff const b{.initial_delay = 100ms, .max_delay = 700ms, .max_attempts = 100};
    for (int attempts = 1; attempts != 8; ++attempts) {
        nanoseconds const ceiling = b.ceiling(attempts);
        nanoseconds shortest = most, longest = least;
        for (int i = 0; i != 2000; ++i) {
            auto const wait = b(unavailable(attempts, bits()));
            BOOST_REQUIRE(wait.has_value());
            shortest = (std::min)(shortest, *wait);
            longest = (std::max)(longest, *wait);
        }
        BOOST_TEST((shortest >= 0ns));
        BOOST_TEST((longest < ceiling));
        // It takes the whole width, and not a part of it.
        BOOST_TEST((shortest < ceiling / 50));
        BOOST_TEST((longest > ceiling - ceiling / 50));
    }
}

BOOST_AUTO_TEST_CASE(the_same_random_bits_give_the_same_wait) {
    retry::backoff const b{};
    BOOST_TEST((b(unavailable(1, 12'345)) == nanoseconds(12'345)));
    BOOST_TEST((b(unavailable(1, 200'000'001)) == 1ns));
    BOOST_TEST((b(unavailable(2, 399'999'999)) == 399'999'999ns));
    BOOST_TEST((b(unavailable(1, 0)) == 0ns));
}

BOOST_AUTO_TEST_CASE(what_the_server_asks_for_comes_on_top) {
    rest::splitmix64 bits(1);
    retry::backoff const b{};
    for (int i = 0; i != 500; ++i) {
        auto const wait = b(unavailable(1, bits(), 3s));
        BOOST_REQUIRE(wait.has_value());
        BOOST_TEST((*wait >= 3s));
        BOOST_TEST((*wait < 3s + 200ms));
    }
    BOOST_TEST((b(unavailable(1, 7, 3s)) == 3s + 7ns));
    BOOST_TEST((b(unavailable(1, 7, 0s)) == 7ns));
    // It is not cut to the longest wait: the server knows better.
    BOOST_TEST((b(unavailable(1, 7, 1h)) == 1h + 7ns));
}

BOOST_AUTO_TEST_CASE(it_gives_up_after_the_most_attempts) {
    retry::backoff const b{};
    for (int attempts = 1; attempts != 5; ++attempts) BOOST_TEST(b(unavailable(attempts)).has_value());
    BOOST_TEST(!b(unavailable(5)).has_value());
    BOOST_TEST(!b(unavailable(6)).has_value());
    BOOST_TEST(!b(unavailable(5, 0, 1s)).has_value());
    BOOST_TEST(!retry::backoff{.max_attempts = 1}(unavailable(1)).has_value());
    BOOST_TEST(!retry::backoff{.max_attempts = 0}(unavailable(1)).has_value());
    BOOST_TEST(!retry::backoff{.max_attempts = -1}(unavailable(1)).has_value());
    BOOST_TEST((retry::backoff{.max_attempts = (std::numeric_limits<int>::max)()}(unavailable(1'000'000)).has_value()));
}

BOOST_AUTO_TEST_CASE(it_gives_up_when_the_failure_does_not_pass_by_itself) {
    retry::backoff const b{};
    auto s = unavailable(1);
    for (int const status : {200, 400, 401, 403, 404, 409, 412, 501}) {
        s.status = status;
        BOOST_TEST(!b(s).has_value(), status);
    }
    s.error = rest::errc::tls_failed;
    s.delivered = rest::delivery::not_sent;
    BOOST_TEST(!b(s).has_value());
    s.error = rest::errc::connection_lost;
    BOOST_TEST(b(s).has_value());
}

BOOST_AUTO_TEST_CASE(without_a_length_it_does_not_wait) {
    for (nanoseconds const none : {0ns, -1ns, nanoseconds(-1h)}) {
        BOOST_TEST((retry::backoff{.initial_delay = none}(unavailable(1, 12'345)) == 0ns));
        BOOST_TEST((retry::backoff{.max_delay = none}(unavailable(3, 12'345)) == 0ns));
        BOOST_TEST((retry::backoff{.initial_delay = none, .max_delay = none}(unavailable(2, 12'345, 2s)) == 2s));
    }
}

BOOST_AUTO_TEST_CASE(extreme_numbers_do_not_overflow) {
    retry::backoff const endless{.initial_delay = most, .max_delay = most, .max_attempts = 1000};
    BOOST_TEST((endless.ceiling(1) == most));
    BOOST_TEST((endless.ceiling(999) == most));
    BOOST_TEST((endless(unavailable(1, 5)) == 5ns));
    BOOST_TEST((*endless(unavailable(999, ~std::uint64_t{0})) >= 0ns));
    retry::backoff const doubling{.initial_delay = 1ns, .max_delay = most, .max_attempts = 1000};
    BOOST_TEST((doubling.ceiling(62) == nanoseconds(std::int64_t{1} << 61)));
    BOOST_TEST((doubling.ceiling(200) == most));
    for (int attempts = 1; attempts != 999; ++attempts) {
        BOOST_TEST((doubling.ceiling(attempts) > 0ns));
        BOOST_TEST((*doubling(unavailable(attempts, ~std::uint64_t{0} >> 1)) >= 0ns));
    }
}

BOOST_AUTO_TEST_CASE(extreme_numbers_do_not_overflow_with_what_the_server_asks_for) {
    // As long as a server may ask for, and a wait of any length on top.
    retry::backoff const endless{.initial_delay = most, .max_delay = most};
    auto const wait = endless(unavailable(1, static_cast<std::uint64_t>(most.count()) - 1, std::chrono::years(10)));
    BOOST_REQUIRE(wait.has_value());
    BOOST_TEST((*wait >= std::chrono::years(10)));
}

BOOST_AUTO_TEST_CASE(extreme_negative_numbers_do_not_overflow) {
    for (nanoseconds const first : {least, -1ns}) {
        retry::backoff const b{.initial_delay = first, .max_delay = 5s, .max_attempts = 1000};
        for (int const attempts : {1, 2, 63, 64, 65, 200}) BOOST_TEST((b(unavailable(attempts, 12'345)) == 0ns));
    }
}

BOOST_AUTO_TEST_CASE(it_is_a_policy) { static_assert(retry::policy<retry::backoff>); }

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
