// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/retry/policy.hpp>

#include <velo/operations.hpp>

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <limits>
#include <optional>
#include <type_traits>

namespace {
namespace policy_tests {

namespace rest = velo::rest;
namespace retry = velo::rest::retry;
using namespace std::chrono_literals;
using wait = std::optional<std::chrono::nanoseconds>;

retry::retry_context rate_limited(int attempts) {
    return {.idempotency = rest::idempotency::safe,
            .delivered = rest::delivery::answered,
            .status = 429,
            .attempts = attempts,
            .retry_after = 2s,
            .time_left = 30s,
            .random = 5};
}

/// A policy of a user's own.
struct twice_at_most {
    std::chrono::nanoseconds length = 1s;
    wait operator()(retry::retry_context const& s) const {
        if (s.attempts < 3) return length;
        return std::nullopt;
    }
};
struct gives_something_else {
    std::chrono::nanoseconds operator()(retry::retry_context const&) const { return {}; }
};
struct not_const {
    wait operator()(retry::retry_context const&) { return {}; }
};
struct not_copied {
    not_copied() = default;
    not_copied(not_copied const&) = delete;
    wait operator()(retry::retry_context const&) const { return {}; }
};

BOOST_AUTO_TEST_SUITE(rest_retry_policy)

BOOST_AUTO_TEST_CASE(never_gives_up_whatever_happened) {
    for (int const attempts : {0, 1, 5, (std::numeric_limits<int>::max)()})
        BOOST_TEST(!retry::never(rate_limited(attempts)).has_value());
    BOOST_TEST(!retry::never({.idempotency = rest::idempotency::safe,
                              .delivered = rest::delivery::not_sent,
                              .error = rest::errc::connect_failed})
                    .has_value());
}

BOOST_AUTO_TEST_CASE(always_has_no_limit_on_attempts) {
    for (int const attempts : {1, 4, 5, 15, 16, 17, 100, (std::numeric_limits<int>::max)()})
        BOOST_TEST((retry::always(rate_limited(attempts)) == 2s + 5ns), attempts);
}

BOOST_AUTO_TEST_CASE(always_waits_as_backoff_does) {
    retry::backoff const b{.max_attempts = 1000};
    for (int const attempts : {1, 2, 3, 6, 50}) {
        auto s = rate_limited(attempts);
        s.random = 123'456'789'012'345;
        BOOST_TEST((retry::always(s) == b(s)), attempts);
    }
}

BOOST_AUTO_TEST_CASE(always_gives_up_what_does_not_pass_by_itself) {
    auto s = rate_limited(1);
    for (int const status : {400, 401, 403, 404, 409, 412}) {
        s.status = status;
        BOOST_TEST(!retry::always(s).has_value(), status);
    }
}

BOOST_AUTO_TEST_CASE(a_policy_is_a_callable_that_takes_a_situation) {
    static_assert(retry::policy<retry::never_t>);
    static_assert(retry::policy<retry::always_t>);
    static_assert(retry::policy<twice_at_most>);
    static_assert(retry::policy<wait (*)(retry::retry_context const&)>);
    auto const lambda = [](retry::retry_context const&) -> wait { return 1s; };
    static_assert(retry::policy<decltype(lambda)>);
    static_assert(!retry::policy<gives_something_else>);
    static_assert(!retry::policy<not_const>);
    static_assert(!retry::policy<not_copied>);
    static_assert(!retry::policy<int>);
    BOOST_TEST((twice_at_most{}(rate_limited(2)) == 1s));
    BOOST_TEST(!twice_at_most{}(rate_limited(3)).has_value());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace policy_tests
}  // namespace

namespace {
namespace retry_check_tests {

namespace rest = velo::rest;
namespace retry = velo::rest::retry;

struct own {
    std::optional<std::chrono::nanoseconds> operator()(retry::retry_context const&) const { return {}; }
};

BOOST_AUTO_TEST_SUITE(rest_retry_verdict)

BOOST_AUTO_TEST_CASE(always_is_not_for_single_use_operations) {
    int non_idempotent = 0;
    velo::for_each_operation([&]<class Op>(std::type_identity<Op>) {
        constexpr bool may_repeat = Op::endpoint.idempotency != rest::idempotency::non_idempotent;
        static_assert(retry::retry_check<retry::always_t, Op>::passed == may_repeat);
        if (!may_repeat) ++non_idempotent;
    });
    BOOST_TEST(non_idempotent == 9);
}

BOOST_AUTO_TEST_CASE(every_other_policy_is_for_every_operation) {
    velo::for_each_operation([]<class Op>(std::type_identity<Op>) {
        static_assert(retry::retry_check<retry::backoff, Op>::passed);
        static_assert(retry::retry_check<retry::never_t, Op>::passed);
        static_assert(retry::retry_check<own, Op>::passed);
    });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace retry_check_tests
}  // namespace
