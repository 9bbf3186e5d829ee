// SPDX-License-Identifier: BSL-1.0

// Limits of the network transports: time to connect, silence, whole call, number of connections.

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <functional>
#include <future>
#include <memory>
#include <stop_token>
#include <thread>
#include <vector>

#include "full_port.hpp"
#include "transports.hpp"

namespace {

using namespace std::chrono_literals;
using tests::call_result;
using tests::get;
using velo::rest::delivery;
using velo::rest::errc;
using peer = velo::rest::testing::peer_connection;
using server = velo::rest::testing::loopback_peer;

BOOST_AUTO_TEST_SUITE(limits)

BOOST_AUTO_TEST_CASE(connecting_ends_at_its_limit_at_the_timeout_and_by_a_stop) {
    tests::full_port const full;
    for (tests::network_transport const& s : tests::network_transports()) {
        if (s.name == "stream") continue;  // the stream of the test ignores limits when it connects
        BOOST_TEST_CONTEXT(s.name) {
            call_result const slow = get(s.connect(full.url(), {.connect_timeout = 100ms}), "/");
            BOOST_TEST(slow.failed(errc::timed_out, delivery::not_sent), slow.text());
            call_result const late = get(s.connect(full.url(), {}), "/", {100ms, {}});
            BOOST_TEST(late.failed(errc::timed_out, delivery::not_sent), late.text());
            std::stop_source stop;
            std::jthread const stopper([&] { std::this_thread::sleep_for(50ms), stop.request_stop(); });
            call_result const stopped = get(s.connect(full.url(), {}), "/", {tests::long_enough, stop.get_token()});
            BOOST_TEST(stopped.failed(errc::cancelled, delivery::not_sent), stopped.text());
        }
    }
}

BOOST_AUTO_TEST_CASE(silence_ends_at_its_limit) {
    for (tests::network_transport const& s : tests::network_transports()) {
        if (s.name == "stream") continue;  // a stream has no limit on silence
        BOOST_TEST_CONTEXT(s.name) {
            server const silent(
                tests::first_only([](peer& c) { c.send("HTTP/1.1 200 OK\r\n"), c.wait_for_hang_up(); }));
            auto const transport = s.connect(silent.url(), {.silence_timeout = 100ms});
            call_result const g = get(transport, "/1");
            BOOST_TEST(g.failed(errc::timed_out, delivery::maybe_sent), g.text());
            BOOST_TEST(get(transport, "/2").is(200, "/2"));
        }
    }
}

BOOST_AUTO_TEST_CASE(a_server_that_does_not_read_is_left_at_the_timeout_and_by_a_stop) {
    std::string const body(std::size_t{32} << 20, 'b');
    velo::rest::request const q{
        .operation = "test", .method = velo::rest::method::post, .target = "/", .body = body, .has_body = true};
    for (tests::network_transport const& s : tests::network_transports()) {
        BOOST_TEST_CONTEXT(s.name) {
            std::promise<void> done;
            auto const is_done = done.get_future().share();
            server const silent([&](peer&) { is_done.wait(); });
            auto const transport = s.connect(silent.url(), {});
            velo::rest::response response;
            call_result const late{.ended = transport.send(q, response, {200ms, {}})};
            BOOST_TEST(late.failed(errc::timed_out, delivery::maybe_sent), late.text());
            if (s.is_stopped_while_it_waits) {
                std::stop_source stop;
                std::jthread const stopper([&] { std::this_thread::sleep_for(100ms), stop.request_stop(); });
                call_result const stopped{.ended = transport.send(q, response, {tests::long_enough, stop.get_token()})};
                BOOST_TEST(stopped.failed(errc::cancelled, delivery::maybe_sent), stopped.text());
            }
            done.set_value();
        }
    }
}

BOOST_AUTO_TEST_CASE(a_server_that_sends_a_byte_now_and_then_meets_the_timeout) {
    for (tests::network_transport const& s : tests::network_transports()) {
        BOOST_TEST_CONTEXT(s.name) {
            server const slow(tests::first_only([](peer& c) {
                c.send("HTTP/1.1 200 OK\r\nX-A: ");
                while (c.send("a")) std::this_thread::sleep_for(1ms);
            }));
            auto const transport = s.connect(slow.url(), {});
            call_result const g = get(transport, "/1", {300ms, {}});
            BOOST_TEST(g.failed(errc::timed_out, delivery::maybe_sent), g.text());
            BOOST_TEST(get(transport, "/2").is(200, "/2"));
        }
    }
}

/// Transports with one connection.
std::vector<std::pair<std::string, std::function<tests::any_transport(velo::rest::server_url const&)>>>
with_one_connection() {
    velo::rest::socket_options one;
    one.max_connections = 1;
    return {{"sockets", [=](auto const& url) { return tests::any_transport::of(velo::rest::sockets(url, one)); }},
            {"asio", [=](auto const& url) {
                 return tests::any_transport::of(tests::blocking_adapter<velo::rest::asio>(
                     [&](auto const& executor) { return velo::rest::asio(executor, url, one); }));
             }}};
}

BOOST_AUTO_TEST_CASE(calls_beyond_the_number_of_connections_wait_for_their_turn) {
    for (auto const& [name, connect] : with_one_connection()) {
        BOOST_TEST_CONTEXT(name) {
            server const echoing(tests::echo);
            auto const transport = connect(echoing.url());
            std::vector<std::future<bool>> all;
            for (int i = 0; i != 8; ++i) {
                all.push_back(std::async(std::launch::async, [&, i] {
                    std::string const target = "/" + std::to_string(i);
                    for (int j = 0; j != 20; ++j) {
                        if (!get(transport, target).is(200, target)) return false;
                    }
                    return true;
                }));
            }
            for (auto& one : all) BOOST_TEST(one.get());
            BOOST_TEST(echoing.connections() == 1u);
        }
    }
}

BOOST_AUTO_TEST_CASE(waiting_for_a_turn_ends_at_the_timeout_and_by_a_stop) {
    for (auto const& [name, connect] : with_one_connection()) {
        BOOST_TEST_CONTEXT(name) {
            std::promise<void> busy, done;
            auto const is_done = done.get_future().share();
            server const slow(tests::first_only([&](peer& c) {
                busy.set_value();
                is_done.wait();
                c.send(tests::ok_response("/1"));
                tests::echo(c);
            }));
            auto const transport = connect(slow.url());
            auto first = std::async(std::launch::async, [&] { return get(transport, "/1"); });
            busy.get_future().wait();
            call_result const late = get(transport, "/2", {50ms, {}});
            BOOST_TEST(late.failed(errc::timed_out, delivery::not_sent), late.text());
            std::stop_source stop;
            std::jthread const stopper([&] { std::this_thread::sleep_for(20ms), stop.request_stop(); });
            call_result const stopped = get(transport, "/3", {tests::long_enough, stop.get_token()});
            BOOST_TEST(stopped.failed(errc::cancelled, delivery::not_sent), stopped.text());
            auto last = std::async(std::launch::async, [&] { return get(transport, "/4"); });
            done.set_value();
            BOOST_TEST(first.get().is(200, "/1"));
            BOOST_TEST(last.get().is(200, "/4"));
            BOOST_TEST(slow.requests() == 2u);
            BOOST_TEST(slow.connections() == 1u);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_connection_that_was_idle_for_too_long_is_not_used_again) {
    velo::rest::socket_options none;
    none.keep_alive_time = -1ms;
    server const echoing(tests::echo);
    velo::rest::sockets const transport(echoing.url(), none);
    for (char const* const target : {"/1", "/2", "/3"}) BOOST_TEST(get(transport, target).is(200, target));
    BOOST_TEST(echoing.connections() == 3u);
}

BOOST_AUTO_TEST_CASE(a_name_without_an_address_is_a_failed_connection) {
    velo::rest::server_url const nowhere = "http://velo.invalid:1";
    for (tests::network_transport const& s : tests::network_transports()) {
        if (s.name == "stream") continue;
        BOOST_TEST_CONTEXT(s.name) {
            call_result const g = get(s.connect(nowhere, {}), "/");
            BOOST_TEST(g.failed(errc::connect_failed, delivery::not_sent), g.text());
        }
    }
}

BOOST_AUTO_TEST_CASE(a_transport_says_who_can_read_what_it_sends) {
    for (tests::network_transport const& s : tests::network_transports()) {
        if (s.name == "stream") continue;
        BOOST_TEST_CONTEXT(s.name) {
            BOOST_TEST(!s.connect("http://api.example.com", {}).is_confidential());
            BOOST_TEST(!s.connect("http://localhost.example.com", {}).is_confidential());
            BOOST_TEST(s.connect("http://localhost:1", {}).is_confidential());
            BOOST_TEST(s.connect("http://[::1]:1", {}).is_confidential());
            if (s.speaks_tls) BOOST_TEST(s.connect("https://api.example.com", {}).is_confidential());
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
