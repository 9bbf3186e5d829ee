// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/retry/retry_check.hpp>

#include <velo/operations.hpp>

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <optional>
#include <type_traits>

namespace {

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

}  // namespace
