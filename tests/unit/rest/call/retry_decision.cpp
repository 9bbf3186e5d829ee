// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/call/retry_decision.hpp>

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <optional>

namespace {

namespace rest = velo::rest;
namespace retry = velo::rest::retry;
using namespace std::chrono_literals;
using rest::attempt_result;
using rest::delivery;
using rest::errc;
using rest::idempotency;
using kind = retry::option_value::kind;
using retry::retry_context;

retry_context answered(int status) {
    return {
        .idempotency = idempotency::idempotent, .delivered = delivery::answered, .status = status, .time_left = 30s};
}
retry_context failed(errc error, delivery delivered) {
    return {.idempotency = idempotency::idempotent, .delivered = delivered, .error = error, .time_left = 30s};
}

/// A clock of the calendar that stands still.
struct calendar {
    static std::chrono::sys_seconds now() { return std::chrono::sys_days{std::chrono::year{2030} / 1 / 1}; }
};

BOOST_AUTO_TEST_SUITE(rest_call_retry_decision)

BOOST_AUTO_TEST_CASE(every_2xx_is_a_success) {
    rest::retry_decision decision(false, false);
    for (int const status : {200, 201, 204, 299})
        BOOST_TEST((decision.after(answered(status)) == attempt_result::succeeded));
    for (int const status : {199, 300, 304, 400, 404, 500})
        BOOST_TEST((decision.after(answered(status)) == attempt_result::failed));
}

BOOST_AUTO_TEST_CASE(a_404_to_a_delete_is_a_success_only_after_an_attempt_that_may_have_succeeded) {
    rest::retry_decision clean(true, false);
    BOOST_TEST((clean.after(answered(404)) == attempt_result::failed));
    rest::retry_decision not_sent(true, false);
    BOOST_TEST((not_sent.after(failed(errc::connect_failed, delivery::not_sent)) == attempt_result::failed));
    BOOST_TEST((not_sent.after(answered(404)) == attempt_result::failed));
    rest::retry_decision ambiguous(true, false);
    BOOST_TEST((ambiguous.after(failed(errc::connection_lost, delivery::maybe_sent)) == attempt_result::failed));
    BOOST_TEST((ambiguous.after(answered(404)) == attempt_result::deleted_earlier));
    rest::retry_decision other_operation(false, false);
    BOOST_TEST((other_operation.after(failed(errc::connection_lost, delivery::maybe_sent)) == attempt_result::failed));
    BOOST_TEST((other_operation.after(answered(404)) == attempt_result::failed));
}

BOOST_AUTO_TEST_CASE(a_401_rejects_the_shared_token_and_no_other) {
    BOOST_TEST((rest::retry_decision(false, true).after(answered(401)) == attempt_result::rejected));
    BOOST_TEST((rest::retry_decision(false, false).after(answered(401)) == attempt_result::failed));
}

BOOST_AUTO_TEST_CASE(an_attempt_that_was_not_sent_does_not_hide_an_earlier_one) {
    rest::retry_decision decision(false, false);
    BOOST_TEST((decision.delivered() == delivery::not_sent));
    decision.after(failed(errc::connect_failed, delivery::not_sent));
    BOOST_TEST((decision.delivered() == delivery::not_sent));
    decision.after(failed(errc::connection_lost, delivery::maybe_sent));
    decision.after(failed(errc::connect_failed, delivery::not_sent));
    BOOST_TEST((decision.delivered() == delivery::maybe_sent));
    decision.after(answered(200));
    BOOST_TEST((decision.delivered() == delivery::answered));
}

BOOST_AUTO_TEST_CASE(no_policy_is_asked_when_a_resend_could_act_twice_or_is_unwanted_or_too_late) {
    retry_context lost = failed(errc::connection_lost, delivery::maybe_sent);
    BOOST_TEST(rest::may_ask_policy(lost));
    lost.idempotency = idempotency::non_idempotent;
    BOOST_TEST(!rest::may_ask_policy(lost));
    BOOST_TEST(!rest::may_ask_policy(failed(errc::cancelled, delivery::not_sent)));
    retry_context late = answered(503);
    late.time_left = 0s;
    BOOST_TEST(!rest::may_ask_policy(late));
    retry_context refused_by_a_proxy = failed(errc::connect_failed, delivery::not_sent);
    BOOST_TEST(rest::may_ask_policy(refused_by_a_proxy));
    refused_by_a_proxy.is_permanent = true;
    BOOST_TEST(!rest::may_ask_policy(refused_by_a_proxy));
}

BOOST_AUTO_TEST_CASE(the_option_of_the_call_goes_before_the_policy_of_the_client) {
    auto const policy = [](retry_context const&) -> std::optional<rest::duration> { return 7s; };
    retry_context const c = answered(503);
    BOOST_TEST((rest::delay_before_retry(c, {}, policy) == 7s));
    BOOST_TEST(!rest::delay_before_retry(c, {.what = kind::no_retry}, policy).has_value());
    BOOST_TEST(rest::delay_before_retry(c, {.what = kind::unlimited}, policy).has_value());
    BOOST_TEST(
        !rest::delay_before_retry(c, {.what = kind::backoff, .numbers = {.max_attempts = 1}}, policy).has_value());
    auto const three = +[](retry_context const&) -> std::optional<std::chrono::nanoseconds> { return 3s; };
    BOOST_TEST((rest::delay_before_retry(c, {.what = kind::function, .decide = three}, policy) == 3s));
}

BOOST_AUTO_TEST_CASE(a_delay_that_would_end_after_the_deadline_is_none_and_a_negative_one_is_zero) {
    auto const wants = [](rest::duration length) {
        return [length](retry_context const&) -> std::optional<rest::duration> { return length; };
    };
    BOOST_TEST((rest::delay_before_retry(answered(503), {}, wants(30s - 1ns)) == 30s - 1ns));
    BOOST_TEST(!rest::delay_before_retry(answered(503), {}, wants(30s)).has_value());
    BOOST_TEST((rest::delay_before_retry(answered(503), {}, wants(-1s)) == 0s));
}

BOOST_AUTO_TEST_CASE(never_and_always_are_seen_in_the_option_and_in_the_type_of_the_policy) {
    BOOST_TEST(rest::retries_never({.what = kind::no_retry}, retry::backoff{}));
    BOOST_TEST(rest::retries_never({}, retry::never));
    BOOST_TEST(!rest::retries_never({.what = kind::backoff}, retry::never));
    BOOST_TEST(!rest::retries_never({}, retry::backoff{}));
    BOOST_TEST(rest::retries_always({.what = kind::unlimited}, retry::backoff{}));
    BOOST_TEST(rest::retries_always({}, retry::always));
    BOOST_TEST(!rest::retries_always({.what = kind::no_retry}, retry::always));
    BOOST_TEST(!rest::retries_always({}, retry::backoff{}));
}

BOOST_AUTO_TEST_CASE(a_retry_after_counts_with_429_and_503_only) {
    for (int const status : {200, 404, 429, 500, 502, 503, 504}) {
        rest::response r;
        r.start(status);
        BOOST_TEST(r.add_header("Retry-After", "Tue, 01 Jan 2030 00:00:09 GMT"));
        bool const counts = status == 429 || status == 503;
        BOOST_TEST((rest::asked_to_wait<calendar>(r) == (counts ? std::optional<rest::duration>(9s) : std::nullopt)));
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
