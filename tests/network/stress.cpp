// SPDX-License-Identifier: BSL-1.0

// Many calls at once, with a server that drops connections: each call ends once, with its own response or an error. The
// sanitizers run these tests.

#include <velo/client.hpp>
#include <velo/rest/auth/bearer.hpp>
#include <velo/rest/client.hpp>
#include <velo/rest/serializer/json.hpp>
#include <velo/users/get_user_by_id_v2.hpp>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/test/unit_test.hpp>

#include <atomic>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include "transports.hpp"

namespace {

namespace rest = velo::rest;
using velo::rest::testing::loopback_peer;
using velo::rest::testing::peer_connection;

/// Returns a user id that holds the number of the call.
std::string id_of(std::size_t number) {
    std::string digits = std::to_string(number);
    return "8bbf301c-948f-4445-b411-" + std::string(12 - digits.size(), '0') + digits;
}

/// Responds with the requested id. Drops some connections before, within and after the response.
void careless(peer_connection& c) {
    std::size_t served = 0;
    while (auto const q = c.read()) {
        std::string const target = q->target();
        std::string const id = target.substr(target.rfind('/') + 1);
        std::string const body = R"({"id":")" + id + R"(","email":"a@b"})";
        std::string const response = tests::ok_response(body);
        std::size_t const dice = (std::hash<std::string>()(id) + c.number * 31 + ++served) % 40;
        if (dice == 0) return c.reset();
        if (dice == 1) {
            c.send(response.substr(0, response.size() / 2));
            return c.reset();
        }
        c.send(response);
        if (dice == 2) return c.reset();
        if (dice == 3) return;
    }
}

struct tally {
    std::atomic<std::size_t> answered = 0, lost = 0, wrong = 0;

    template <class Result>
    void take(std::size_t number, Result const& r) {
        if (r) {
            bool const own = r->id && r->id->to_text() == id_of(number);
            ++(own ? answered : wrong);
        } else {
            ++(r.error() == velo::rest::errc::connection_lost ? lost : wrong);
            if (r.error() != velo::rest::errc::connection_lost) BOOST_TEST_MESSAGE(r.error());
        }
    }
    void check(std::size_t calls) const {
        BOOST_TEST(wrong == 0u);
        BOOST_TEST(answered + lost == calls);
        BOOST_TEST(answered > calls / 2);
        BOOST_TEST(lost > 0u);
    }
};

auto operation(std::size_t number) {
    return velo::get_user_by_id_v2{.user_id = velo::user_id_argument::unchecked(id_of(number)).value()};
}

template <class Client>
void with_64_threads(Client const& client) {
    constexpr std::size_t threads = 64, each = 157;
    tally t;
    std::vector<std::thread> all;
    for (std::size_t i = 0; i != threads; ++i) {
        all.emplace_back([&, i] {
            for (std::size_t j = 0; j != each; ++j) {
                std::size_t const number = i * each + j;
                t.take(number, client.call(operation(number)));
            }
        });
    }
    for (std::thread& one : all) one.join();
    t.check(threads * each);
}

std::size_t open_files() {
    std::filesystem::directory_iterator const files("/proc/self/fd");
    return static_cast<std::size_t>(std::distance(begin(files), end(files)));
}

BOOST_AUTO_TEST_SUITE(stress)

BOOST_AUTO_TEST_CASE(threads_over_sockets) {
    loopback_peer const server(careless);
    with_64_threads(
        velo::client(velo::rest::sockets(server.url()), velo::bearer("token"), velo::json{}, tests::sent_once{}));
}

#ifdef VELO_HAS_CURL
BOOST_AUTO_TEST_CASE(threads_over_curl) {
    loopback_peer const server(careless);
    with_64_threads(velo::client(velo::rest::curl(server.url(), {.proxy = ""}), velo::bearer("token"), velo::json{},
                                 tests::sent_once{}));
}
#endif

/// Runs 1,000 coroutines of ten calls each, in a context that `threads` threads run.
void with_1000_coroutines(std::size_t threads) {
    constexpr std::size_t coroutines = 1'000, each = 10;
    loopback_peer const server(careless);
    boost::asio::io_context context;
    velo::client const client(velo::rest::asio(context.get_executor(), server.url()), velo::bearer("token"),
                              velo::json{}, tests::sent_once{});
    tally t;
    auto const work = [&](std::size_t i) -> boost::asio::awaitable<void> {
        for (std::size_t j = 0; j != each; ++j) {
            std::size_t const number = i * each + j;
            auto call = client.call(operation(number));
            t.take(number, co_await std::move(call));
        }
    };
    for (std::size_t i = 0; i != coroutines; ++i) {
        boost::asio::co_spawn(boost::asio::make_strand(context), work(i), boost::asio::detached);
    }
    std::vector<std::thread> all;
    for (std::size_t i = 0; i != threads; ++i) all.emplace_back([&] { context.run(); });
    for (std::thread& one : all) one.join();
    t.check(coroutines * each);
}

BOOST_AUTO_TEST_CASE(coroutines_on_one_thread) { with_1000_coroutines(1); }
BOOST_AUTO_TEST_CASE(coroutines_on_many_threads) { with_1000_coroutines(4); }

/// Six threads share one connection, with timeouts that end in the queue, under way, or never.
template <class Transport>
void with_short_timeouts(Transport const& transport) {
    std::atomic<std::size_t> wrong = 0, answered = 0;
    std::vector<std::thread> all;
    for (std::size_t i = 0; i != 6; ++i) {
        all.emplace_back([&, i] {
            for (std::size_t j = 0; j != 200; ++j) {
                std::string const target = "/" + std::to_string(i * 1'000 + j);
                auto const timeout = std::chrono::microseconds(200 + 100 * ((i + j) % 60));
                auto const g = tests::get(transport, target, {timeout, {}});
                if (g.is(200, target)) {
                    ++answered;
                } else if (g.ended.error != velo::rest::errc::timed_out) {
                    ++wrong;
                }
            }
        });
    }
    for (std::thread& one : all) one.join();
    BOOST_TEST(wrong == 0u);
    BOOST_TEST(answered > 0u);
}

BOOST_AUTO_TEST_CASE(timeouts_that_end_in_the_queue) {
    loopback_peer const server(tests::echo);
    rest::socket_options one;
    one.max_connections = 1;
    with_short_timeouts(rest::sockets(server.url(), one));
    with_short_timeouts(tests::blocking_adapter<rest::asio>(
        [&](auto const& executor) { return rest::asio(executor, server.url(), one); }));
}

BOOST_AUTO_TEST_CASE(nothing_is_left_open_after_100000_calls) {
    std::size_t const calls = 100'000;
    loopback_peer const server([](peer_connection& c) {
        std::size_t served = 0;
        while (auto const q = c.read()) {
            c.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
            if (++served == 500) return c.reset();
        }
    });
    auto const after = [&](std::size_t done, auto const& transport) {
        for (std::size_t i = 0; i != done; ++i) {
            if (tests::get(transport, "/").ended.error != boost::system::error_code()) continue;
        }
        return open_files();
    };
    velo::rest::sockets const blocking(server.url());
    std::size_t const first = after(1'000, blocking);
    BOOST_TEST(after(calls / 2, blocking) <= first + 4);
    tests::blocking_adapter<rest::asio> const async(
        [&](auto const& executor) { return rest::asio(executor, server.url()); });
    std::size_t const second = after(1'000, async);
    BOOST_TEST(after(calls / 2, async) <= second + 4);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
