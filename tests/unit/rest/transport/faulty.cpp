// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/transport/faulty.hpp>

#include <velo/rest/transport/scripted.hpp>

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <cstdint>
#include <memory>
#include <stop_token>
#include <string>
#include <support/lazy_task.hpp>
#include <support/virtual_time.hpp>
#include <utility>
#include <vector>

#include "../../fake/prepared_fake.hpp"

namespace {

namespace rest = velo::rest;
using namespace tests;
using rest::attempt;
using rest::delivery;
using rest::errc;
using rest::fault;
using rest::fault_kind;

/// Plan with the same fault for every request. Counts the requests.
struct each_time {
    fault what{};
    std::shared_ptr<int> asked = std::make_shared<int>(0);
    fault operator()(rest::request const&) const {
        ++*asked;
        return what;
    }
};
/// Plan with a fault for the first request only.
struct once {
    fault what{};
    std::shared_ptr<int> asked = std::make_shared<int>(0);
    fault operator()(rest::request const&) const { return ++*asked == 1 ? what : fault{}; }
};

template <class Transport, class Plan>
using in_virtual_time = rest::faulty<Transport, Plan, virtual_wait, virtual_wall_clock, virtual_clock>;

/// Sends requests over a network with a given fault. `acted` tells whether the server disabled the user.
struct trial : virtual_time {
    prepared_fake prepared{};
    rest::response response{};

    template <class Op>
    attempt send(Op const& op, fault f, rest::send_limits const& limits = {}) {
        in_virtual_time<velo::fake, each_time> const network(prepared.fake, each_time{f});
        velo::client const client(prepared.fake, velo::bearer(prepared.fake.token()));
        return network.send(client.request(op)->get(), response, limits);
    }
    attempt disable(fault f, rest::send_limits const& limits = {}) {
        return send(velo::disable_user_v2{prepared.admin}, f, limits);
    }
    [[nodiscard]] bool acted() const {
        for (velo::fake_user const& u : prepared.fake.users()) {
            if (*u.shown.id == prepared.admin) return *u.shown.status == velo::user_status::disabled;
        }
        return false;
    }
};

void check_failed(attempt const& a, errc e, delivery d) {
    BOOST_TEST((a.error == e));
    BOOST_TEST((a.delivered == d));
}
void check_answered(attempt const& a) {
    BOOST_TEST((a.error == errc::none));
    BOOST_TEST((a.delivered == delivery::answered));
}

BOOST_FIXTURE_TEST_SUITE(rest_transport_faulty, trial)

// Faults.

BOOST_AUTO_TEST_CASE(without_a_fault_the_response_comes) {
    check_answered(disable({}));
    BOOST_TEST(response.status() == 204);
    BOOST_TEST(acted());
    BOOST_TEST(waits().empty());
}

BOOST_AUTO_TEST_CASE(refused_sends_nothing) {
    auto const a = disable({fault_kind::refused});
    check_failed(a, errc::connect_failed, delivery::not_sent);
    BOOST_TEST(!a.detail.empty());
    BOOST_TEST(!acted());
}

BOOST_AUTO_TEST_CASE(lost_before_does_not_reach_the_server_but_is_maybe_sent) {
    check_failed(disable({fault_kind::lost_before}), errc::connection_lost, delivery::maybe_sent);
    BOOST_TEST(!acted());
}

BOOST_AUTO_TEST_CASE(lost_after_acts) {
    check_failed(disable({fault_kind::lost_after}), errc::connection_lost, delivery::maybe_sent);
    BOOST_TEST(acted());
    BOOST_TEST(response.status() == 0);
}

BOOST_AUTO_TEST_CASE(truncated_acts) {
    check_failed(send(velo::list_users{}, {fault_kind::truncated}), errc::connection_lost, delivery::maybe_sent);
    BOOST_TEST(response.status() == 0);
    BOOST_TEST(response.body() == "");
    check_failed(disable({fault_kind::truncated}), errc::connection_lost, delivery::maybe_sent);
    BOOST_TEST(acted());
}

BOOST_AUTO_TEST_CASE(request_delayed_waits_before_the_server_acts) {
    virtual_wait::instead = [this](rest::delay const& p) {
        BOOST_TEST(!acted());
        BOOST_TEST((p.until == nullptr));
        virtual_clock::at += p.length;
        return errc::none;
    };
    check_answered(disable({fault_kind::request_delayed, 1500ms}));
    BOOST_TEST(response.status() == 204);
    BOOST_TEST(acted());
    BOOST_TEST((passed() == 1500ms));
}

BOOST_AUTO_TEST_CASE(response_delayed_waits_after_the_server_acted) {
    virtual_wait::instead = [this](rest::delay const& p) {
        BOOST_TEST(acted());
        virtual_clock::at += p.length;
        return errc::none;
    };
    check_answered(disable({fault_kind::response_delayed, 1500ms}));
    BOOST_TEST(response.status() == 204);
    BOOST_TEST((passed() == 1500ms));
}

BOOST_AUTO_TEST_CASE(duplicated_acts_twice_and_returns_the_first_response) {
    check_answered(send(velo::reset_password{.body = {.email = "admin@example.com"}}, {fault_kind::duplicated}));
    BOOST_TEST(response.status() == 204);
    BOOST_TEST(prepared.messages(velo::fake_message_kind::password_reset).size() == 2u);
    // The first request deleted the user; the response to the second, 404, is dropped.
    check_answered(send(velo::delete_user_by_id_v2{prepared.support}, {fault_kind::duplicated}));
    BOOST_TEST(response.status() == 204);
}

BOOST_AUTO_TEST_CASE(rate_limited_does_not_act_and_says_when) {
    check_answered(disable({fault_kind::rate_limited, 1500ms}));
    BOOST_TEST(response.status() == 429);
    BOOST_TEST(response.header("Retry-After") == "2");
    BOOST_TEST(!acted());
    for (auto const& [length, expected] :
         {std::pair{0ms, "0"}, std::pair{1ms, "1"}, std::pair{1000ms, "1"}, std::pair{3'600'000ms, "3600"}}) {
        check_answered(disable({fault_kind::rate_limited, length}));
        BOOST_TEST(response.header("Retry-After") == expected);
    }
    BOOST_TEST(waits().empty());
}

BOOST_AUTO_TEST_CASE(unavailable_does_not_act_and_says_until_when) {
    check_answered(disable({fault_kind::unavailable, 2000ms}));
    BOOST_TEST(response.status() == 503);
    BOOST_TEST(response.header("Retry-After") == "Sun, 06 Nov 1994 08:49:39 GMT");
    BOOST_TEST(!acted());
    // Rounded up to whole seconds: never before the length has passed.
    virtual_clock::at += 1ms;
    check_answered(disable({fault_kind::unavailable, 2000ms}));
    BOOST_TEST(response.header("Retry-After") == "Sun, 06 Nov 1994 08:49:40 GMT");
    check_answered(disable({fault_kind::unavailable, 0ms}));
    BOOST_TEST(response.header("Retry-After") == "Sun, 06 Nov 1994 08:49:38 GMT");
}

BOOST_AUTO_TEST_CASE(failing_does_not_act) {
    check_answered(disable({fault_kind::failing}));
    BOOST_TEST(response.status() == 500);
    BOOST_TEST(response.header("Retry-After") == "");
    BOOST_TEST(!acted());
}

BOOST_AUTO_TEST_CASE(bad_gateway_acts) {
    check_answered(disable({fault_kind::bad_gateway}));
    BOOST_TEST(response.status() == 502);
    BOOST_TEST(response.body() == "");
    BOOST_TEST(acted());
}

BOOST_AUTO_TEST_CASE(unauthorized_does_not_act_on_a_request_with_a_token) {
    check_answered(disable({fault_kind::unauthorized}));
    BOOST_TEST(response.status() == 401);
    BOOST_TEST(!acted());
}

BOOST_AUTO_TEST_CASE(unauthorized_lets_a_request_without_a_token_through) {
    check_answered(send(velo::reset_password{.body = {.email = "admin@example.com"}}, {fault_kind::unauthorized}));
    BOOST_TEST(response.status() == 204);
    BOOST_TEST(prepared.messages(velo::fake_message_kind::password_reset).size() == 1u);
    in_virtual_time<velo::fake, each_time> const network(prepared.fake, each_time{{fault_kind::unauthorized}});
    rest::client const login(network, velo::basic(prepared.fake.key(), prepared.fake.secret()), rest::json{},
                             virtual_config{});
    BOOST_TEST(login.call(velo::velo_auth{}).has_value());
}

BOOST_AUTO_TEST_CASE(nothing_of_an_earlier_response_is_in_the_next) {
    check_answered(send(velo::list_users{}, {}));
    BOOST_TEST(!response.body().empty());
    for (fault_kind const f :
         {fault_kind::rate_limited, fault_kind::unavailable, fault_kind::failing, fault_kind::unauthorized}) {
        check_answered(disable({f}));
        BOOST_TEST(response.body() == "");
        BOOST_TEST(response.header("Content-Type") == "");
    }
}

// Limits.

BOOST_AUTO_TEST_CASE(a_delay_ends_with_the_time_of_the_attempt) {
    for (auto const length : {2000ms, 2001ms, 3'600'000ms}) {
        virtual_wait::waits.clear();
        check_failed(disable({fault_kind::request_delayed, length}, {.timeout = 2s}), errc::timed_out,
                     delivery::maybe_sent);
        BOOST_TEST((waits() == std::vector<nanoseconds>{2s}));
        BOOST_TEST(!acted());
    }
    check_answered(disable({fault_kind::request_delayed, 1999ms}, {.timeout = 2s}));
    BOOST_TEST(acted());
}

BOOST_AUTO_TEST_CASE(a_late_response_ends_with_the_time_of_the_attempt) {
    check_failed(disable({fault_kind::response_delayed, 3000ms}, {.timeout = 2s}), errc::timed_out,
                 delivery::maybe_sent);
    BOOST_TEST((passed() == 2s));
    BOOST_TEST(acted());
}

BOOST_AUTO_TEST_CASE(a_request_that_was_delayed_has_less_time) {
    timed_server server;
    server.always({});
    in_virtual_time<timed_server, each_time> const network(server, each_time{{fault_kind::request_delayed, 1500ms}});
    check_answered(network.send({.target = "/"}, response, {.timeout = 2s}));
    BOOST_TEST((server.requests()[0].time_left == 500ms));
    server.always({.duration = 1s});
    check_failed(network.send({.target = "/"}, response, {.timeout = 2s}), errc::timed_out, delivery::maybe_sent);
    BOOST_TEST((passed() == 3500ms));
}

BOOST_AUTO_TEST_CASE(a_late_response_has_the_time_that_the_server_leaves) {
    timed_server server;
    server.always({.duration = 1500ms});
    in_virtual_time<timed_server, each_time> const network(server, each_time{{fault_kind::response_delayed, 600ms}});
    check_failed(network.send({.target = "/"}, response, {.timeout = 2s}), errc::timed_out, delivery::maybe_sent);
    BOOST_TEST((passed() == 2s));
    check_answered(network.send({.target = "/"}, response, {.timeout = 2101ms}));
    BOOST_TEST((passed() == 4100ms));
}

BOOST_AUTO_TEST_CASE(a_request_that_comes_twice_has_the_time_of_one) {
    timed_server server;
    server.always({.duration = 1500ms});
    in_virtual_time<timed_server, each_time> const network(server, each_time{{fault_kind::duplicated}});
    check_answered(network.send({.target = "/"}, response, {.timeout = 2s}));
    BOOST_TEST((passed() == 2s));
    BOOST_REQUIRE(server.count() == 2u);
    BOOST_TEST((server.requests()[1].time_left == 500ms));
    check_failed(network.send({.target = "/"}, response, {.timeout = 1s}), errc::timed_out, delivery::maybe_sent);
    BOOST_TEST((passed() == 3s));
    BOOST_TEST(server.count() == 3u);
}

BOOST_AUTO_TEST_CASE(a_delay_may_be_longer_than_any_time) {
    for (fault_kind const f : {fault_kind::request_delayed, fault_kind::response_delayed}) {
        virtual_wait::waits.clear();
        check_failed(disable({f, (std::chrono::milliseconds::max)()}, {.timeout = 2s}), errc::timed_out,
                     delivery::maybe_sent);
        BOOST_TEST((waits() == std::vector<nanoseconds>{2s}));
    }
}

BOOST_AUTO_TEST_CASE(a_delay_is_stopped) {
    for (fault_kind const f : {fault_kind::request_delayed, fault_kind::response_delayed}) {
        std::stop_source stop;
        virtual_wait::instead = [&stop](rest::delay const&) {
            stop.request_stop();
            return errc::cancelled;
        };
        check_failed(disable({f, 1s}, {.stop = stop.get_token()}), errc::cancelled, delivery::maybe_sent);
        BOOST_TEST(acted() == (f == fault_kind::response_delayed));
    }
}

BOOST_AUTO_TEST_CASE(nothing_begins_when_the_limits_have_passed) {
    each_time const plan{{fault_kind::lost_after}};
    in_virtual_time<velo::fake, each_time> const network(prepared.fake, plan);
    std::stop_source stop;
    stop.request_stop();
    check_failed(network.send({.target = "/"}, response, {.timeout = 0s}), errc::timed_out, delivery::not_sent);
    check_failed(network.send({.target = "/"}, response, {.timeout = -1s}), errc::timed_out, delivery::not_sent);
    check_failed(network.send({.target = "/"}, response, {.stop = stop.get_token()}), errc::cancelled,
                 delivery::not_sent);
    BOOST_TEST(*plan.asked == 0);
}

// The inner transport.

BOOST_AUTO_TEST_CASE(a_failure_of_the_inner_transport_stays_what_it_is) {
    for (fault_kind const f : {fault_kind::none, fault_kind::lost_after, fault_kind::truncated, fault_kind::bad_gateway,
                               fault_kind::request_delayed, fault_kind::response_delayed}) {
        virtual_wait::waits.clear();
        prepared.fake.fail_next(errc::tls_failed, delivery::not_sent);
        check_failed(disable({f, 1s}), errc::tls_failed, delivery::not_sent);
        BOOST_TEST(waits().size() == (f == fault_kind::request_delayed ? 1u : 0u));
        BOOST_TEST(!acted());
    }
}

BOOST_AUTO_TEST_CASE(it_is_as_confidential_as_the_inner_transport) {
    rest::scripted inner;
    rest::faulty const network(inner, each_time{});
    BOOST_TEST(network.is_confidential());
    inner.set_confidential(false);
    BOOST_TEST(!network.is_confidential());
}

BOOST_AUTO_TEST_CASE(it_is_a_transport) {
    using blocking = rest::faulty<velo::fake, rest::random_faults>;
    static_assert(rest::blocking_transport<blocking>);
    static_assert(!rest::async_transport<blocking>);
    using async = rest::faulty<lazy<velo::fake, virtual_wait>, rest::random_faults>;
    static_assert(rest::async_transport<async>);
    static_assert(!rest::blocking_transport<async>);
    static_assert(rest::blocking_transport<rest::faulty<blocking, each_time>>);
}

BOOST_AUTO_TEST_CASE(a_delay_takes_real_time_by_default) {
    rest::faulty const network(prepared.fake, each_time{{fault_kind::request_delayed, 20ms}});
    auto const start = std::chrono::steady_clock::now();
    rest::client const client(network, rest::bearer(prepared.fake.token()));
    BOOST_TEST(client.call(velo::list_users{}).has_value());
    BOOST_TEST((std::chrono::steady_clock::now() - start >= 20ms));
}

BOOST_AUTO_TEST_CASE(each_request_is_asked_for_once_and_shown_to_the_plan) {
    auto const seen = std::make_shared<std::vector<std::string>>();
    auto const plan = [seen](rest::request const& q) {
        seen->push_back(std::string(q.operation));
        return fault{q.operation == "get_self" ? fault_kind::refused : fault_kind::none};
    };
    rest::faulty const network(prepared.fake, plan);
    rest::client const client(network, rest::bearer(prepared.fake.token()), rest::json{}, virtual_config{});
    BOOST_TEST(client.call(velo::list_users{}, {.retry = rest::retry::never}).has_value());
    BOOST_TEST((client.call(velo::get_self{}, {.retry = rest::retry::never}).error() == errc::connect_failed));
    BOOST_TEST((*seen == std::vector<std::string>{"list_users", "get_self"}));
}

BOOST_AUTO_TEST_CASE(a_client_gets_over_each_fault_of_a_call_that_can_be_sent_again) {
    for (fault_kind const f : rest::all_faults) {
        prepared_fake one;
        in_virtual_time<velo::fake, once> const network(one.fake, once{{f, 1500ms}});
        rest::client const client(network, velo::client_credentials<rest::no_mutex>(one.fake.key(), one.fake.secret()),
                                  rest::json{}, virtual_config{});
        BOOST_TEST(client.call(velo::disable_user_v2{one.admin}).has_value(), to_text(f));
        BOOST_TEST(client.call(velo::delete_user_by_id_v2{one.admin}).has_value(), to_text(f));
    }
    for (fault_kind const f : rest::all_faults) {
        prepared_fake one;
        once const plan{{f, 1500ms}};
        in_virtual_time<velo::fake, once> const network(one.fake, plan);
        rest::client const client(network, velo::client_credentials<rest::no_mutex>(one.fake.key(), one.fake.secret()),
                                  rest::json{}, virtual_config{});
        BOOST_TEST(client.call(velo::list_users{}).has_value());
        // Resets the plan, so that the fault is for the next request.
        *plan.asked = 0;
        bool const twice = f == fault_kind::duplicated;
        BOOST_TEST(client.call(velo::delete_user_by_id_v2{one.admin}).has_value(), to_text(f));
        BOOST_TEST(*plan.asked >= 1);
        if (!twice) BOOST_TEST(one.fake.users().size() == 4u);
    }
}

// Asynchronous calls.

BOOST_AUTO_TEST_CASE(asynchronously_it_does_the_same) {
    for (fault_kind const f : rest::all_faults) {
        for (auto const timeout : {nanoseconds(30s), nanoseconds(1s)}) {
            struct ending {
                attempt a;
                int status;
                bool acted;
                std::vector<nanoseconds> waited;
            };
            auto const run = [&](bool is_async) {
                trial t;
                fault const planned{f, 1500ms};
                rest::send_limits const limits{.timeout = timeout};
                velo::client const client(t.prepared.fake, velo::bearer(t.prepared.fake.token()));
                auto const built = client.request(velo::disable_user_v2{t.prepared.admin});
                attempt a;
                if (is_async) {
                    using inner = lazy<velo::fake, virtual_wait>;
                    in_virtual_time<inner, each_time> const network(inner(t.prepared.fake), each_time{planned});
                    a = network.send(built->get(), t.response, limits).get();
                } else {
                    a = t.disable(planned, limits);
                }
                return ending{a, t.response.status(), t.acted(), waits()};
            };
            ending const blocking = run(false), async = run(true);
            BOOST_TEST((blocking.a.error == async.a.error), to_text(f));
            BOOST_TEST((blocking.a.delivered == async.a.delivered), to_text(f));
            BOOST_TEST(blocking.a.detail == async.a.detail);
            BOOST_TEST(blocking.status == async.status, to_text(f));
            BOOST_TEST(blocking.acted == async.acted, to_text(f));
            BOOST_TEST((blocking.waited == async.waited), to_text(f));
        }
    }
}

BOOST_AUTO_TEST_CASE(asynchronously_it_duplicates_and_waits_as_the_inner_transport) {
    using inner = lazy<velo::fake, virtual_wait>;
    rest::faulty const network(inner(prepared.fake), once{{fault_kind::duplicated}});
    rest::client const client(network, rest::no_auth{}, rest::json{}, virtual_config{});
    BOOST_TEST(client.call(velo::reset_password{.body = {.email = "admin@example.com"}}).get().has_value());
    BOOST_TEST(prepared.messages(velo::fake_message_kind::password_reset).size() == 2u);
    rest::delay const p{5s, nullptr};
    BOOST_TEST((network.wait(p).get() == errc::none));
    BOOST_TEST((passed() == 5s));
    rest::send_limits const none{.timeout = 0s};
    rest::request const q{.target = "/"};
    check_failed(network.send(q, response, none).get(), errc::timed_out, delivery::not_sent);
}

// Random faults.

BOOST_AUTO_TEST_CASE(a_run_with_random_faults_can_be_repeated) {
    auto const run = [](std::uint64_t seed) {
        trial t;
        in_virtual_time<velo::fake, rest::random_faults> const network(t.prepared.fake, rest::random_faults(seed, 60));
        rest::client const client(network, rest::bearer(t.prepared.fake.token()), rest::json{}, virtual_config{});
        std::string story;
        for (int i = 0; i != 100; ++i) {
            auto const r = client.raw(velo::disable_user_v2{t.prepared.admin});
            story += std::to_string(r.attempts) + "/" + std::to_string(r.response.status()) + " ";
        }
        return story + std::to_string(passed() / 1ms);
    };
    BOOST_TEST(run(1) == run(1));
    BOOST_TEST(run(1) != run(2));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
