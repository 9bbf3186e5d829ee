// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/transport/rate_limited.hpp>

#include <velo/rest/testing/common_rules.hpp>
#include <velo/rest/transport/scripted.hpp>
#include <velo/velo.hpp>

#include <boost/test/unit_test.hpp>

#include <stop_token>

#include "support/lazy_task.hpp"
#include "support/virtual_time.hpp"

BOOST_AUTO_TEST_SUITE(rate_limited)

namespace {

namespace rest = velo::rest;
using namespace std::chrono_literals;
using tests::virtual_time;

template <class Transport>
auto limited(Transport inner, rest::rate_limit limit) {
    return rest::rate_limited(inner, limit, tests::virtual_clock{}, tests::virtual_wait{});
}

rest::scripted server() { return rest::scripted().always({.status = 200, .body = "{}"}); }

}  // namespace

BOOST_FIXTURE_TEST_CASE(copies_of_a_client_share_the_rate, virtual_time) {
    velo::client const one(limited(server(), {.per_second = 2}), velo::bearer("token"), velo::json{},
                           tests::virtual_config{});
    auto const two = one;
    for (int i = 0; i != 3; ++i) {
        BOOST_TEST(one.call(velo::get_self{}).has_value());
        BOOST_TEST(two.call(velo::get_self{}).has_value());
    }
    BOOST_TEST((passed() == 2500ms));
}

BOOST_FIXTURE_TEST_CASE(a_turn_after_the_deadline_fails_at_once, virtual_time) {
    rest::scripted const inner = server();
    velo::client const client(limited(inner, {.per_second = 0.1}), velo::bearer("token"), velo::json{},
                              tests::virtual_config{});
    BOOST_TEST(client.call(velo::get_self{}).has_value());
    auto const late = client.call(velo::get_self{}, {.timeout = 9s, .retry = velo::retry::never});
    BOOST_TEST((late.error() == velo::errc::timed_out));
    BOOST_TEST((late.error().delivery() == velo::delivery::not_sent));
    BOOST_TEST(inner.request_count() == 1u);
    BOOST_TEST((passed() == 0s));
    BOOST_TEST(client.call(velo::get_self{}, {.timeout = 11s}).has_value());
    BOOST_TEST((passed() == 10s));
}

BOOST_FIXTURE_TEST_CASE(a_stop_ends_the_wait, virtual_time) {
    auto const slow = limited(server(), {.per_second = 0.1});
    rest::response r;
    BOOST_TEST((slow.send({}, r).error == rest::errc::none));
    std::stop_source source;
    tests::virtual_wait::instead = [](rest::delay const&) { return rest::errc::cancelled; };
    rest::attempt const a = slow.send({}, r, {.stop = source.get_token()});
    BOOST_TEST((a.error == rest::errc::cancelled));
    BOOST_TEST((a.delivered == rest::delivery::not_sent));
}

BOOST_FIXTURE_TEST_CASE(coroutines_wait_as_their_transport_does, virtual_time) {
    tests::lazy<rest::scripted, tests::virtual_wait> const inner(server());
    velo::client const client(limited(inner, {.per_second = 2}), velo::bearer("token"), velo::json{},
                              tests::virtual_config{});
    for (int i = 0; i != 3; ++i) BOOST_TEST(client.call(velo::get_self{}).get().has_value());
    BOOST_TEST((passed() == 1s));
    auto const late = client.call(velo::get_self{}, {.timeout = 100ms, .retry = velo::retry::never}).get();
    BOOST_TEST((late.error() == velo::errc::timed_out));
    rest::scripted open = server();
    open.set_confidential(false);
    BOOST_TEST(!limited(open, {}).is_confidential());
}

BOOST_AUTO_TEST_SUITE_END()
