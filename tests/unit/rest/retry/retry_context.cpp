// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/retry/retry_context.hpp>

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace {

namespace rest = velo::rest;
namespace retry = velo::rest::retry;
using namespace std::chrono_literals;
using rest::delivery;
using rest::errc;
using rest::idempotency;

constexpr errc all_errors[] = {errc::invalid_request,    errc::no_credential,     errc::insecure_transport,
                               errc::connect_failed,     errc::tls_failed,        errc::connection_lost,
                               errc::protocol_error,     errc::timed_out,         errc::cancelled,
                               errc::response_too_large, errc::decode_failed,     errc::transport_failed,
                               errc::unexpected_request, errc::not_served,        errc::token_refresh_failed,
                               errc::too_many_pages,     errc::invalid_credential};
constexpr std::optional<std::chrono::nanoseconds> waits[] = {std::nullopt, 0s, 3s};

retry::retry_context answered(idempotency r, int status, std::optional<std::chrono::nanoseconds> retry_after = {}) {
    return {.idempotency = r, .delivered = delivery::answered, .status = status, .retry_after = retry_after};
}
retry::retry_context failed(idempotency r, errc e, delivery d) {
    return {.idempotency = r, .delivered = d, .error = e};
}

BOOST_AUTO_TEST_SUITE(rest_retry_situation)

BOOST_AUTO_TEST_CASE(what_is_not_said_is_the_worst_case) {
    BOOST_TEST(!retry::is_safe_to_resend({}));
    BOOST_TEST(retry::may_have_acted({}));
    BOOST_TEST(!retry::is_transient({}));
}

BOOST_AUTO_TEST_CASE(a_safe_or_converging_call_can_always_be_sent_again) {
    for (idempotency const r : {idempotency::safe, idempotency::idempotent}) {
        for (int status = 100; status != 600; ++status) {
            for (auto const& w : waits) BOOST_TEST(retry::is_safe_to_resend(answered(r, status, w)));
        }
        for (errc const e : all_errors) {
            for (delivery const d : {delivery::not_sent, delivery::maybe_sent})
                BOOST_TEST(retry::is_safe_to_resend(failed(r, e, d)));
        }
    }
}

BOOST_AUTO_TEST_CASE(a_single_use_call_can_be_sent_again_when_nothing_was_sent) {
    for (errc const e : all_errors) {
        BOOST_TEST(retry::is_safe_to_resend(failed(idempotency::non_idempotent, e, delivery::not_sent)));
        BOOST_TEST(!retry::is_safe_to_resend(failed(idempotency::non_idempotent, e, delivery::maybe_sent)));
    }
}

BOOST_AUTO_TEST_CASE(a_single_use_call_can_be_sent_again_when_the_server_asks_for_it) {
    for (int status = 100; status != 600; ++status) {
        BOOST_TEST(
            retry::is_safe_to_resend(answered(idempotency::non_idempotent, status)) == (status == 425 || status == 429),
            status);
        for (auto const wait : {0s, 3s}) {
            BOOST_TEST(retry::is_safe_to_resend(answered(idempotency::non_idempotent, status, wait)) ==
                           (status == 425 || status == 429 || status == 503),
                       status);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_status_without_a_whole_answer_does_not_count) {
    BOOST_TEST(!retry::is_safe_to_resend({.delivered = delivery::maybe_sent, .status = 429, .retry_after = 1s}));
    BOOST_TEST(retry::may_have_acted({.delivered = delivery::maybe_sent, .status = 429}));
    BOOST_TEST(!retry::may_have_acted({.delivered = delivery::not_sent, .status = 500}));
}

BOOST_AUTO_TEST_CASE(the_server_may_have_acted_when_it_failed_or_was_not_heard) {
    for (idempotency const r : {idempotency::safe, idempotency::idempotent, idempotency::non_idempotent}) {
        for (errc const e : all_errors) {
            BOOST_TEST(!retry::may_have_acted(failed(r, e, delivery::not_sent)));
            BOOST_TEST(retry::may_have_acted(failed(r, e, delivery::maybe_sent)));
        }
        for (int status = 100; status != 600; ++status) {
            BOOST_TEST(retry::may_have_acted(answered(r, status)) == (status == 408 || status >= 500), status);
            for (auto const wait : {0s, 3s})
                BOOST_TEST(retry::may_have_acted(answered(r, status, wait)) ==
                               (status == 408 || (status >= 500 && status != 503)),
                           status);
        }
    }
}

BOOST_AUTO_TEST_CASE(an_idle_connection_that_timed_out_carried_no_request) {
    auto idle = answered(idempotency::non_idempotent, 408);
    BOOST_TEST(!retry::is_safe_to_resend(idle));
    idle.timed_out_while_idle = true;
    BOOST_TEST(retry::is_safe_to_resend(idle));
    BOOST_TEST(!retry::may_have_acted(idle));
    BOOST_TEST(retry::is_transient(idle));
}

BOOST_AUTO_TEST_CASE(some_failures_of_the_transport_may_pass) {
    std::set<errc> const passing{errc::connect_failed, errc::connection_lost, errc::timed_out, errc::protocol_error};
    for (idempotency const r : {idempotency::safe, idempotency::idempotent, idempotency::non_idempotent}) {
        for (delivery const d : {delivery::not_sent, delivery::maybe_sent}) {
            for (errc const e : all_errors)
                BOOST_TEST(retry::is_transient(failed(r, e, d)) == passing.contains(e), to_text(e));
        }
    }
}

BOOST_AUTO_TEST_CASE(some_answers_may_pass) {
    std::set<int> const passing{408, 425, 429, 500, 502, 503, 504};
    for (int status = 0; status != 700; ++status) {
        for (auto const& w : waits)
            BOOST_TEST(retry::is_transient(answered(idempotency::safe, status, w)) == passing.contains(status), status);
    }
}

BOOST_AUTO_TEST_CASE(an_error_counts_and_not_the_status_beside_it) {
    auto s = failed(idempotency::safe, errc::tls_failed, delivery::not_sent);
    s.status = 503;
    BOOST_TEST(!retry::is_transient(s));
    s = failed(idempotency::safe, errc::connection_lost, delivery::maybe_sent);
    s.status = 404;
    BOOST_TEST(retry::is_transient(s));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
