// SPDX-License-Identifier: BSL-1.0

// Many calls share one token, over real sockets: one of them refreshes it, and calls with a valid token never wait. The
// server fixes the order of events: it holds its response back until the other calls have got as far as they can.
// Nothing depends on time.

#include <velo/client.hpp>
#include <velo/rest/serializer/json.hpp>
#include <velo/users/get_self.hpp>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/test/unit_test.hpp>

#include <atomic>
#include <chrono>
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include "transports.hpp"

namespace {

namespace rest = velo::rest;
using namespace std::chrono_literals;
using velo::rest::testing::loopback_peer;
using velo::rest::testing::peer_connection;

constexpr int callers = 64;
constexpr int lifetime = 100;  // seconds; refreshed in its last ten

/// Clock that only `advance` moves.
struct manual_clock {
    using duration = std::chrono::nanoseconds;
    using rep = duration::rep;
    using period = duration::period;
    using time_point = std::chrono::time_point<manual_clock>;
    static time_point now() noexcept { return time_point(duration(nanoseconds)); }
    static void advance(duration by) noexcept { nanoseconds += by.count(); }
    static inline std::atomic<std::int64_t> nanoseconds = 0;
};

/// Counts what the calls did.
struct tally {
    std::atomic<int> waits = 0, ended = 0, token_requests = 0, wrong_tokens = 0, failed = 0;
};

struct counting {
    tally* seen;
    void operator()(rest::event::waiting const& e) const {
        if (e.reason == rest::event::wait_reason::token) ++seen->waits;
    }
    void operator()(rest::event::ended const&) const { ++seen->ended; }
};

struct config : velo::observed<counting> {
    using velo::observed<counting>::observed;
    using clock = manual_clock;
};

/// Issues tokens `t1`, `t2`, and so on. Holds the response back until `may_respond`.
struct server {
    tally seen;
    std::function<bool()> may_respond = [] { return true; };
    loopback_peer peer{[this](peer_connection& c) { serve(c); }};

    void serve(peer_connection& c) {
        while (auto const q = c.read()) {
            if (q->target().starts_with("/v1/authenticate")) {
                int const number = ++seen.token_requests;
                for (int i = 0; i != 20'000 && !may_respond(); ++i) std::this_thread::sleep_for(1ms);
                c.send(tests::ok_response(R"({"access_token":"t)" + std::to_string(number) + R"(","expires_in":)" +
                                          std::to_string(lifetime) + "}"));
            } else {
                // The previous token is still valid while it is refreshed ahead.
                std::string const token = q->field("Authorization");
                bool const valid = token == "Bearer t" + std::to_string(seen.token_requests) ||
                                   token == "Bearer t" + std::to_string(seen.token_requests - 1);
                if (!valid) ++seen.wrong_tokens;
                c.send(tests::ok_response("{}"));
            }
        }
    }
};

auto credentials() { return velo::client_credentials(velo::secret_string("key"), velo::secret_string("secret")); }

template <class Transport>
auto client_of(Transport transport, server& s) {
    return velo::client(std::move(transport), credentials(), velo::json{}, config(counting{&s.seen}));
}

/// Calls in threads, each with a copy of the client.
struct threads {
    template <class Client>
    static void all_call(Client const& client, tally& seen) {
        std::vector<std::thread> all;
        for (int i = 0; i != callers; ++i) {
            all.emplace_back([client, &seen] {
                if (!client.call(velo::get_self{})) ++seen.failed;
            });
        }
        for (std::thread& t : all) t.join();
    }
};

/// Runs all calls twice: without a token, and with an expired one.
template <class Client, class AllCall>
void refreshed_once_when_expired(Client const& client, server& s, AllCall all_call) {
    all_call(client);
    BOOST_TEST(s.seen.token_requests == 1);
    s.may_respond = [&] { return s.seen.waits == callers - 1; };
    s.seen.waits = 0;
    manual_clock::advance(std::chrono::seconds(lifetime));
    all_call(client);
    BOOST_TEST(s.seen.token_requests == 2);
    BOOST_TEST(s.seen.waits == callers - 1);
    BOOST_TEST(s.seen.failed == 0);
    BOOST_TEST(s.seen.wrong_tokens == 0);
}

/// Runs all calls when the token is due for a refresh and still valid.
template <class Client, class AllCall>
void no_call_waits_when_valid(Client const& client, server& s, AllCall all_call) {
    all_call(client);
    s.seen.waits = 0;
    s.seen.ended = 0;
    s.may_respond = [&] { return s.seen.ended == callers - 1; };
    manual_clock::advance(std::chrono::seconds(lifetime - 5));
    all_call(client);
    BOOST_TEST(s.seen.token_requests == 2);
    BOOST_TEST(s.seen.waits == 0);
    BOOST_TEST(s.seen.failed == 0);
    BOOST_TEST(s.seen.wrong_tokens == 0);
}

rest::socket_options options() {
    rest::socket_options o;
    o.max_connections = callers;
    return o;
}

BOOST_AUTO_TEST_SUITE(single_flight)

BOOST_AUTO_TEST_CASE(of_threads_with_an_expired_token_one_refreshes_it) {
    server s;
    auto const client = client_of(rest::sockets(s.peer.url(), options()), s);
    refreshed_once_when_expired(client, s, [&](auto const& c) { threads::all_call(c, s.seen); });
}

BOOST_AUTO_TEST_CASE(threads_with_a_valid_token_do_not_wait_for_its_refresh) {
    server s;
    auto const client = client_of(rest::sockets(s.peer.url(), options()), s);
    no_call_waits_when_valid(client, s, [&](auto const& c) { threads::all_call(c, s.seen); });
}

/// Calls in coroutines, in a context that `threads` threads run.
struct coroutines {
    std::size_t threads;
    boost::asio::io_context context{};

    template <class Client>
    void all_call(Client const& client, tally& seen) {
        auto const work = [](Client c, tally& t) -> boost::asio::awaitable<void> {
            auto const r = co_await c.call(velo::get_self{});
            if (!r) ++t.failed;
        };
        for (int i = 0; i != callers; ++i) {
            boost::asio::co_spawn(boost::asio::make_strand(context), work(client, seen), boost::asio::detached);
        }
        context.restart();
        std::vector<std::thread> all;
        for (std::size_t i = 0; i != threads; ++i) all.emplace_back([this] { context.run(); });
        for (std::thread& t : all) t.join();
    }
};

void coroutines_refresh_once_when_expired(std::size_t threads) {
    server s;
    coroutines all{.threads = threads};
    auto const client = client_of(rest::asio(all.context.get_executor(), s.peer.url(), options()), s);
    refreshed_once_when_expired(client, s, [&](auto const& c) { all.all_call(c, s.seen); });
}

void coroutines_do_not_wait_when_valid(std::size_t threads) {
    server s;
    coroutines all{.threads = threads};
    auto const client = client_of(rest::asio(all.context.get_executor(), s.peer.url(), options()), s);
    no_call_waits_when_valid(client, s, [&](auto const& c) { all.all_call(c, s.seen); });
}

BOOST_AUTO_TEST_CASE(of_coroutines_on_one_thread_one_refreshes_it) { coroutines_refresh_once_when_expired(1); }
BOOST_AUTO_TEST_CASE(of_coroutines_on_four_threads_one_refreshes_it) { coroutines_refresh_once_when_expired(4); }
BOOST_AUTO_TEST_CASE(coroutines_on_one_thread_do_not_wait_when_it_is_valid) { coroutines_do_not_wait_when_valid(1); }
BOOST_AUTO_TEST_CASE(coroutines_on_four_threads_do_not_wait_when_it_is_valid) { coroutines_do_not_wait_when_valid(4); }

BOOST_AUTO_TEST_CASE(a_call_that_waits_for_the_token_can_be_stopped) {
    server s;
    s.may_respond = [&] { return s.seen.ended == 1; };
    auto const client = client_of(rest::sockets(s.peer.url(), options()), s);
    std::stop_source stop;
    std::thread refreshes([client, &s] {
        if (!client.call(velo::get_self{})) ++s.seen.failed;
    });
    while (s.seen.token_requests == 0) std::this_thread::sleep_for(1ms);
    std::thread stops([&] {
        while (s.seen.waits == 0) std::this_thread::sleep_for(1ms);
        stop.request_stop();
    });
    auto const r = client.call(velo::get_self{}, {.stop = stop.get_token()});
    BOOST_TEST((r.error() == velo::errc::cancelled));
    BOOST_TEST((r.error().delivery() == velo::delivery::not_sent));
    refreshes.join();
    stops.join();
    BOOST_TEST(s.seen.failed == 0);
}

BOOST_AUTO_TEST_CASE(calls_that_wait_for_the_token_may_be_destroyed_in_any_order) {
    std::atomic<bool> over = false;
    server s;
    s.may_respond = [&] { return over.load(); };
    {
        coroutines all{.threads = 1};
        auto const client = client_of(rest::asio(all.context.get_executor(), s.peer.url(), options()), s);
        auto const work = [](auto c) -> boost::asio::awaitable<void> {
            auto const r = co_await c.call(velo::get_self{});
            static_cast<void>(r);
        };
        for (int i = 0; i != 8; ++i) {
            boost::asio::co_spawn(boost::asio::make_strand(all.context), work(client), boost::asio::detached);
        }
        while (s.seen.waits != 7 || s.seen.token_requests == 0) all.context.run_one_for(10ms);
    }
    over = true;
    BOOST_TEST(s.seen.token_requests == 1);
    BOOST_TEST(s.seen.ended == 0);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
