// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/retry/option.hpp>

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <concepts>
#include <optional>
#include <type_traits>

namespace {

namespace retry = velo::rest::retry;
using namespace std::chrono_literals;
using kind = retry::option_value::kind;
using of_any = retry::option<true>;
using of_non_idempotent = retry::option<false>;

std::optional<std::chrono::nanoseconds> after_a_second(retry::retry_context const&) { return 1s; }

struct with_captures {
    int number = 0;
    std::optional<std::chrono::nanoseconds> operator()(retry::retry_context const&) const { return {}; }
};

/// As an option: `{.retry = x}`.
template <class Choice, class T>
concept takes = std::convertible_to<T, Choice>;

BOOST_AUTO_TEST_SUITE(rest_retry_choice)

BOOST_AUTO_TEST_CASE(what_is_left_out_is_the_policy_of_the_client) {
    BOOST_TEST((of_any{}.value().what == kind::client_default));
    BOOST_TEST((of_non_idempotent{}.value().what == kind::client_default));
}

BOOST_AUTO_TEST_CASE(never_is_for_every_call) {
    of_any const any = retry::never;
    of_non_idempotent const single = retry::never;
    BOOST_TEST((any.value().what == kind::no_retry));
    BOOST_TEST((single.value().what == kind::no_retry));
}

BOOST_AUTO_TEST_CASE(always_is_not_for_a_single_use_call) {
    of_any const any = retry::always;
    BOOST_TEST((any.value().what == kind::unlimited));
    static_assert(takes<of_any, retry::always_t>);
    static_assert(!takes<of_non_idempotent, retry::always_t>);
    static_assert(takes<of_non_idempotent, retry::never_t>);
}

BOOST_AUTO_TEST_CASE(numbers_are_kept) {
    of_non_idempotent const numbers = retry::backoff{.initial_delay = 1s, .max_delay = 2s, .max_attempts = 3};
    BOOST_TEST((numbers.value().what == kind::backoff));
    BOOST_TEST((numbers.value().numbers.initial_delay == 1s));
    BOOST_TEST((numbers.value().numbers.max_delay == 2s));
    BOOST_TEST(numbers.value().numbers.max_attempts == 3);
}

BOOST_AUTO_TEST_CASE(a_null_function_is_as_no_option) {
    retry::option_value::function const nobody = nullptr;
    BOOST_TEST((of_any(nobody).value().what == kind::client_default));
}

BOOST_AUTO_TEST_CASE(a_function_or_a_lambda_without_captures_decides) {
    of_any const function = after_a_second;
    BOOST_TEST((function.value().what == kind::function));
    BOOST_TEST((function.value().decide == &after_a_second));
    of_non_idempotent const lambda = [](retry::retry_context const& s) -> std::optional<std::chrono::nanoseconds> {
        return std::chrono::seconds(s.attempts);
    };
    BOOST_TEST((lambda.value().what == kind::function));
    BOOST_TEST((lambda.value().decide({.attempts = 7}) == 7s));
    static_assert(!takes<of_any, with_captures>);
    static_assert(!takes<of_any, int>);
    static_assert(!takes<of_any, std::chrono::seconds>);
}

BOOST_AUTO_TEST_CASE(a_shared_choice_is_carried_over_and_looked_at_later) {
    of_non_idempotent const always = of_any(retry::always);
    BOOST_TEST((always.value().what == kind::unlimited));
    of_non_idempotent const numbers = of_any(retry::backoff{.max_attempts = 9});
    BOOST_TEST((numbers.value().what == kind::backoff));
    BOOST_TEST(numbers.value().numbers.max_attempts == 9);
    static_assert(!takes<of_any, of_non_idempotent>);
}

BOOST_AUTO_TEST_CASE(it_is_plain_data) {
    static_assert(std::is_trivially_copyable_v<of_any>);
    static_assert(std::is_trivially_copyable_v<of_non_idempotent>);
    constexpr of_any compiled = retry::backoff{.max_attempts = 2};
    static_assert(compiled.value().numbers.max_attempts == 2);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
