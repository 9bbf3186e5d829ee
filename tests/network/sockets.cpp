// SPDX-License-Identifier: BSL-1.0

// What the socket and Asio transports have and others have not: a socket of the user's own, lookups that are shared,
// the longest life of a connection, limits that are named.

#include <velo/rest/transport/net/pool.hpp>
#include <velo/rest/transport/net/resolver.hpp>

#include <boost/test/unit_test.hpp>

#include <arpa/inet.h>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <netinet/in.h>
#include <optional>
#include <poll.h>
#include <stop_token>
#include <string>
#include <sys/socket.h>
#include <thread>
#include <utility>
#include <vector>

#include "full_port.hpp"
#include "transports.hpp"

namespace {

using namespace std::chrono_literals;
using tests::any_transport;
using tests::call_result;
using tests::get;
using velo::rest::delivery;
using velo::rest::errc;
namespace detail = velo::rest::detail;
using peer = velo::rest::testing::peer_connection;
using server = velo::rest::testing::loopback_peer;

/// Both transports with these options.
std::vector<std::pair<std::string, any_transport>> with(velo::rest::server_url const& url,
                                                        velo::rest::socket_options const& options) {
    return {{"sockets", any_transport::of(velo::rest::sockets(url, options))},
            {"asio", any_transport::of(tests::blocking_adapter<velo::rest::asio>(
                         [&](auto const& executor) { return velo::rest::asio(executor, url, options); }))}};
}

/// Returns a connected socket to a server on this machine.
int connected(velo::rest::server_url const& url) {
    int const s = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(split(url).port);
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    BOOST_TEST_REQUIRE(::connect(s, reinterpret_cast<sockaddr const*>(&to), sizeof to) == 0);
    return s;
}

BOOST_AUTO_TEST_SUITE(sockets)

BOOST_AUTO_TEST_CASE(a_socket_of_the_users_own_carries_the_requests) {
    server const s(tests::echo);
    auto const connect = [&](velo::rest::duration left) {
        BOOST_TEST((left > 0s && left <= 10s));
        return connected(s.url());
    };
    for (auto const& [name, transport] : with("http://api.example.com", {.connect = connect})) {
        BOOST_TEST_CONTEXT(name) {
            for (char const* const target : {"/1", "/2"}) BOOST_TEST(get(transport, target).is(200, target));
        }
    }
    BOOST_TEST(s.connections() == 2u);
    for (auto const& [name, transport] : with("http://api.example.com", {.connect = [](auto) { return -1; }})) {
        call_result const g = get(transport, "/");
        BOOST_TEST(g.failed(errc::connect_failed, delivery::not_sent), g.text());
    }
}

BOOST_AUTO_TEST_CASE(a_socket_of_the_users_own_takes_no_clear_text_to_another_machine) {
    // Connected without a packet: TEST-NET-1 (RFC 5737).
    auto const elsewhere = [](auto) {
        int const s = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
        sockaddr_in there{};
        there.sin_family = AF_INET;
        there.sin_port = htons(9);
        ::inet_pton(AF_INET, "192.0.2.1", &there.sin_addr);
        if (::connect(s, reinterpret_cast<sockaddr const*>(&there), sizeof there) == 0) return s;
        ::close(s);
        return -1;
    };
    for (char const* const url : {"http://localhost:1", "http://127.1:1", "http://[::1]:1"}) {
        for (auto const& [name, transport] :
             with(velo::server_url::checked(url).value(), {.silence_timeout = 100ms, .connect = elsewhere})) {
            call_result const g = get(transport, "/");
            BOOST_TEST(g.failed(errc::connect_failed, delivery::not_sent), name << ": " << g.text());
        }
    }
}

BOOST_AUTO_TEST_CASE(bytes_that_come_before_the_first_request_are_no_response) {
    server const s([](peer& c) {
        c.send(tests::ok_response("nobody asked"));
        tests::echo(c);
    });
    auto const connect = [&](auto) {
        int const socket = connected(s.url());
        pollfd p{socket, POLLIN, 0};
        BOOST_TEST(::poll(&p, 1, 5'000) == 1);
        return socket;
    };
    for (auto const& [name, transport] : with(s.url(), {.connect = connect})) {
        call_result const g = get(transport, "/");
        BOOST_TEST(g.failed(errc::protocol_error, delivery::not_sent), name << ": " << g.text());
    }
    BOOST_TEST(s.requests() == 0u);
}

BOOST_AUTO_TEST_CASE(a_connection_has_a_longest_life) {
    server const s(tests::echo);
    for (auto const& [name, transport] : with(s.url(), {.max_connection_age = 100ms})) {
        std::size_t const before = s.connections();
        for (int i = 0; i != 3; ++i) BOOST_TEST(get(transport, "/1").is(200, "/1"));
        BOOST_TEST(s.connections() <= before + 2);
        std::size_t const young = s.connections();
        std::this_thread::sleep_for(150ms);
        BOOST_TEST(get(transport, "/2").is(200, "/2"));
        BOOST_TEST(s.connections() == young + 1, name);
    }
}

/// Connection without a socket, as the pool sees it.
struct idle_connection {
    bool is_healthy = false;
    detail::io_clock::time_point opened_at{};
    detail::io_clock::time_point idle_since{};
};
/// Wakes nobody, and counts.
struct counter final : velo::rest::waiter {
    std::atomic<int> wakes = 0;
    void wake() noexcept override { ++wakes; }
};

BOOST_AUTO_TEST_CASE(without_idle_time_a_connection_is_not_handed_on_either) {
    for (auto const keep : {std::chrono::milliseconds(0), std::chrono::milliseconds(1000)}) {
        velo::rest::socket_options options;
        options.max_connections = 1;
        options.keep_alive_time = keep;
        detail::pool<idle_connection> pool(options);
        counter who;
        auto const now = detail::io_clock::now();
        std::optional<decltype(pool)::slot> first(std::in_place, pool, who, now);
        first->connection() = {true, now, now};
        decltype(pool)::slot second(pool, who, now);
        BOOST_TEST(!second.is_granted());
        first.reset();
        BOOST_TEST(who.wakes == 1);
        BOOST_TEST_REQUIRE(second.is_granted());
        BOOST_TEST(second.connection().is_healthy == (keep.count() != 0));
    }
}

BOOST_AUTO_TEST_CASE(the_longest_durations_mean_for_ever) {
    server const s(tests::echo);
    constexpr auto ever = (std::chrono::milliseconds::max)();
    for (auto const& [name, transport] : with(
             s.url(),
             {.connect_timeout = ever, .silence_timeout = ever, .keep_alive_time = ever, .max_connection_age = ever})) {
        std::size_t const before = s.connections();
        for (char const* const target : {"/1", "/2"}) {
            call_result const g = get(transport, target, {(velo::rest::duration::max)(), {}});
            BOOST_TEST(g.is(200, target), name << ": " << g.text());
        }
        BOOST_TEST(s.connections() == before + 1);
    }
    constexpr auto at_once = (std::chrono::milliseconds::min)();
    for (auto const& [name, transport] : with(s.url(), {.connect_timeout = at_once})) {
        call_result const g = get(transport, "/");
        BOOST_TEST(g.failed(errc::timed_out, delivery::not_sent), name << ": " << g.text());
    }
}

BOOST_AUTO_TEST_CASE(an_error_names_the_limit_that_ended_the_call) {
    tests::full_port const full;
    server const silent([](peer& c) {
        if (c.read()) c.wait_for_hang_up();
    });
    auto const detail_of = [](auto const& one, velo::rest::send_limits const& limits) {
        return get(one.second, "/", limits).ended.detail;
    };
    for (auto const& one : with(full.url(), {.connect_timeout = 50ms}))
        BOOST_TEST(detail_of(one, {tests::long_enough, {}}).starts_with("connect timeout"), one.first);
    for (auto const& one : with(full.url(), {}))
        BOOST_TEST(detail_of(one, {50ms, {}}).starts_with("the deadline of the call passed"), one.first);
    for (auto const& one : with(silent.url(), {.silence_timeout = 50ms}))
        BOOST_TEST(detail_of(one, {tests::long_enough, {}}).starts_with("silence timeout"), one.first);
    for (auto const& one : with(silent.url(), {})) {
        BOOST_TEST(detail_of(one, {50ms, {}}).starts_with("the deadline of the call passed"), one.first);
        std::stop_source stop;
        std::jthread const stopper([&] { std::this_thread::sleep_for(50ms), stop.request_stop(); });
        BOOST_TEST(detail_of(one, {tests::long_enough, stop.get_token()}).starts_with("the caller asked to stop"),
                   one.first);
    }
}

BOOST_AUTO_TEST_CASE(a_lookup_is_shared_and_its_addresses_serve_later_calls) {
    detail::resolver r("localhost", "80");
    std::string problem;
    auto const first = r.look_up(detail::io_clock::now(), problem);
    BOOST_TEST_REQUIRE(static_cast<bool>(first));
    counter early, late;
    {
        detail::lookup::registration const a(first, early);
        // This one gives up.
        detail::lookup::registration const b(first, late);
    }
    for (int i = 0; i != 500 && !first->is_done(); ++i) std::this_thread::sleep_for(10ms);
    BOOST_TEST_REQUIRE(first->is_done());
    BOOST_TEST(!first->found().addresses.empty());
    auto const done = first->done_at();
    BOOST_TEST((r.look_up(done + 59s, problem) == first));
    BOOST_TEST((r.look_up(done + 61s, problem) != first));
    r.forget();
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
