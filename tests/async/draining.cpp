// SPDX-License-Identifier: BSL-1.0

// The end of a program with coroutines: it waits for calls on the way, and later ones are refused.

#include <velo/rest/transport/draining.hpp>

#include <velo/fake.hpp>
#include <velo/make_any_async_client.hpp>
#include <velo/velo.hpp>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/test/unit_test.hpp>

#include <chrono>
#include <utility>

namespace {

namespace net = boost::asio;
namespace rest = velo::rest;
using namespace std::chrono_literals;

/// Wakes a timer from `wake`, in the thread of the context.
struct timer_waiter final : rest::waiter {
    explicit timer_waiter(net::steady_timer& t) : timer(&t) {}
    void wake() noexcept override { timer->cancel(); }
    net::steady_timer* timer;
};

/// The fake, whose responses take a while.
class slow_fake {
  public:
    template <class T>
    using task = net::awaitable<T>;

    slow_fake(velo::fake fake, std::chrono::milliseconds time) : fake_(std::move(fake)), time_(time) {}
    [[nodiscard]] bool is_confidential() const noexcept { return true; }
    [[nodiscard]] task<rest::attempt> send(rest::request const& q, rest::response& r,
                                           rest::send_limits const& limits) const {
        net::steady_timer timer(co_await net::this_coro::executor, time_);
        co_await timer.async_wait(net::use_awaitable);
        co_return fake_.send(q, r, limits);
    }
    [[nodiscard]] task<rest::errc> wait(rest::delay const& d) const {
        net::steady_timer timer(co_await net::this_coro::executor, d.length);
        timer_waiter waiter(timer);
        rest::wait_registration const registered(d, waiter);
        boost::system::error_code ignored;
        if (registered.has_to_wait()) co_await timer.async_wait(net::redirect_error(net::use_awaitable, ignored));
        co_return rest::errc::none;
    }

  private:
    velo::fake fake_;
    std::chrono::milliseconds time_;
};
static_assert(rest::async_transport<slow_fake>);

using any_transport = velo::any_async_transport<net::awaitable<void>>;
using any_client = velo::any_async_client<net::awaitable<void>>;

struct program {
    velo::fake fake;
    velo::user_id ann = fake.add({.shown = {.email = "ann@example.com"}});
    rest::draining<any_transport> api;
    any_client client = velo::make_any_async_client(velo::client(api, velo::bearer(fake.token())));
    int succeeded = 0, refused = 0;

    explicit program(std::chrono::milliseconds time) : api(any_transport::of(slow_fake(fake, time))) {}

    net::awaitable<void> call() {
        auto const got = co_await client.get_user_by_id_v2(ann);
        succeeded += got ? 1 : 0;
        refused += !got && got.error() == velo::errc::cancelled ? 1 : 0;
    }
};

BOOST_AUTO_TEST_SUITE(async_draining)

BOOST_AUTO_TEST_CASE(requests_on_the_way_are_awaited_and_later_ones_are_refused) {
    program p(20ms);
    net::io_context context;
    for (int i = 0; i != 3; ++i) net::co_spawn(context, p.call(), net::detached);
    bool drained = false;
    net::co_spawn(
        context,
        [&]() -> net::awaitable<void> {
            BOOST_TEST(p.api.in_flight() == 3u);
            drained = co_await p.api.drain(1h);
            BOOST_TEST(p.succeeded == 3);
            co_await p.call();
            co_await p.call();
        },
        net::detached);
    context.run();
    BOOST_TEST(drained);
    BOOST_TEST(p.succeeded == 3);
    BOOST_TEST(p.refused == 2);
}

BOOST_AUTO_TEST_CASE(the_limit_ends_the_wait) {
    program p(50ms);
    net::io_context context;
    net::co_spawn(context, p.call(), net::detached);
    net::co_spawn(
        context,
        [&]() -> net::awaitable<void> {
            BOOST_TEST(!co_await p.api.drain(1ms));
            BOOST_TEST(p.api.in_flight() == 1u);
        },
        net::detached);
    context.run();
    BOOST_TEST(p.succeeded == 1);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
