// SPDX-License-Identifier: BSL-1.0

// Bulks and pages fetched ahead as coroutines of Boost.Asio, on one thread and on several, and their cancellation.

#include <velo/fake.hpp>
#include <velo/rest/bulk/asio.hpp>
#include <velo/rest/bulk/each_page_ahead.hpp>
#include <velo/rest/bulk/for_each_concurrent.hpp>
#include <velo/velo.hpp>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/test/unit_test.hpp>

#include <chrono>
#include <cstddef>
#include <exception>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "support/invitations.hpp"

namespace {

namespace net = boost::asio;
namespace rest = velo::rest;
using namespace std::chrono_literals;
using tests::addresses;
using tests::invitation_of;

/// The fake as an asynchronous transport. It suspends, for `length`.
class slow_fake {
  public:
    template <class T>
    using task = net::awaitable<T>;

    slow_fake(velo::fake fake, std::chrono::milliseconds length) : fake_(std::move(fake)), length_(length) {}
    [[nodiscard]] static bool is_confidential() noexcept { return true; }
    [[nodiscard]] task<rest::attempt> send(rest::request const& q, rest::response& r,
                                           rest::send_limits const& limits) const {
        rest::delay const d{length_, nullptr};
        rest::errc const reason = co_await wait(d);
        if (reason != rest::errc::none) co_return rest::attempt::limited(reason, rest::delivery::maybe_sent);
        co_return fake_.send(q, r, limits);
    }
    [[nodiscard]] task<rest::errc> wait(rest::delay const& d) const {
        net::steady_timer timer(co_await net::this_coro::executor, d.length);
        boost::system::error_code error;
        co_await timer.async_wait(net::redirect_error(net::use_awaitable, error));
        co_return error ? rest::errc::cancelled : rest::errc::none;
    }

  private:
    velo::fake fake_;
    std::chrono::milliseconds length_;
};

template <class Client>
net::awaitable<void> invite(Client client, std::vector<std::string> rows, std::size_t& told) {
    auto const report = co_await rest::for_each_concurrent(
        client, rows, invitation_of, [&](auto const&, auto const&) { ++told; }, {.in_flight = 16}, {.timeout = 20s});
    BOOST_TEST(static_cast<bool>(report));
    BOOST_TEST(report.succeeded == rows.size());
}

void run(net::io_context& context, int threads) {
    std::vector<std::jthread> others;
    for (int i = 1; i < threads; ++i) others.emplace_back([&] { context.run(); });
    context.run();
}

auto const rethrow = [](std::exception_ptr const& e) {
    if (e != nullptr) std::rethrow_exception(e);
};

}  // namespace

BOOST_AUTO_TEST_SUITE(bulk)

BOOST_AUTO_TEST_CASE(calls_run_at_the_same_time) {
    for (int const threads : {1, 3}) {
        velo::fake const fake;
        velo::client const client(slow_fake(fake, 2ms), velo::bearer(fake.token()));
        net::io_context context;
        std::size_t told = 0;
        net::co_spawn(context, invite(client, addresses(200), told), rethrow);
        auto const before = std::chrono::steady_clock::now();
        run(context, threads);
        BOOST_TEST(told == 200u);
        BOOST_TEST(fake.users().size() == 200u);
        BOOST_TEST_MESSAGE((std::chrono::steady_clock::now() - before) / 1ms);
    }
}

BOOST_AUTO_TEST_CASE(cancelling_the_coroutine_ends_the_calls) {
    velo::fake const fake;
    velo::client const client(slow_fake(fake, 60s), velo::bearer(fake.token()));
    net::io_context context;
    net::cancellation_signal signal;
    bool has_ended = false;
    std::vector<std::string> const rows = addresses(200);
    net::co_spawn(
        context,
        [&]() -> net::awaitable<void> {
            auto const report =
                co_await rest::for_each_concurrent(client, rows, invitation_of, [](auto const&, auto const&) {},
                                                   {.in_flight = 16, .on_error = rest::bulk_errors::go_on});
            BOOST_TEST(report.failed == 16u);
            BOOST_TEST(!report.is_complete);
            BOOST_TEST((*report.first_error == velo::condition::cancelled));
            has_ended = true;
        },
        net::bind_cancellation_slot(signal.slot(), rethrow));
    net::steady_timer timer(context, 20ms);
    timer.async_wait([&](auto const&) { signal.emit(net::cancellation_type::terminal); });
    auto const before = std::chrono::steady_clock::now();
    context.run();
    BOOST_TEST((std::chrono::steady_clock::now() - before < 20s));
    BOOST_TEST(has_ended);
}

BOOST_AUTO_TEST_CASE(what_a_sink_throws_passes_through) {
    velo::fake const fake;
    velo::client const client(slow_fake(fake, 1ms), velo::bearer(fake.token()));
    net::io_context context;
    std::vector<std::string> const rows = addresses(50);
    bool has_thrown = false;
    net::co_spawn(
        context,
        [&]() -> net::awaitable<void> {
            static_cast<void>(co_await rest::for_each_concurrent(
                client, rows, invitation_of, [](auto const&, auto const&) { throw std::runtime_error("no more"); }));
        },
        [&](std::exception_ptr const& e) { has_thrown = e != nullptr; });
    context.run();
    BOOST_TEST(has_thrown);
    BOOST_TEST(fake.users().size() <= 8u);
}

BOOST_AUTO_TEST_CASE(the_next_page_is_fetched_while_one_is_used) {
    velo::fake const fake;
    for (std::string const& a : addresses(5)) fake.add({.shown = {.email = a}});
    slow_fake const slow(fake, 20ms);
    velo::client const client(slow, velo::bearer(fake.token()));
    net::io_context context;
    std::set<std::string> seen;
    net::co_spawn(
        context,
        [&]() -> net::awaitable<void> {
            auto const end = co_await rest::each_page_ahead(
                client, velo::list_users{.page_size = 1}, [&](velo::paged_user_response& page) -> net::awaitable<bool> {
                    rest::delay const d{20ms, nullptr};
                    static_cast<void>(co_await slow.wait(d));
                    seen.insert(*page.content.at(0).email);
                    co_return true;
                });
            BOOST_TEST(end.has_value());
        },
        rethrow);
    context.run();
    BOOST_TEST(seen.size() == 5u);
}

BOOST_AUTO_TEST_SUITE_END()
