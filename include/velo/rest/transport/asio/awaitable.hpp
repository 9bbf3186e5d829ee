// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_ASIO_AWAITABLE_HPP
#define VELO_REST_TRANSPORT_ASIO_AWAITABLE_HPP

#include <velo/rest/time/instant.hpp>
#include <velo/rest/transport/asio/pool.hpp>
#include <velo/rest/transport/asio/run.hpp>
#include <velo/rest/transport/transport.hpp>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/cancellation_state.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <chrono>
#include <coroutine>
#include <memory>
#include <string>
#include <utility>

namespace velo::inline VELO_ABI::rest::asio {

namespace detail {

/// Pooled connection of asynchronous calls. Each call runs it on its own executor.
class awaitable_connection : public connection {
  public:
    using connection::connection;
    [[nodiscard]] bool is_healthy() const noexcept { return connection::is_healthy; }
};

}  // namespace detail

/// Asynchronous Transport over Boost.Asio. Calls return `boost::asio::awaitable` coroutines:
///
///     velo::client client(velo::rest::asio::awaitable(context.get_executor(), "https://api.example.com"),
///                         velo::bearer(token));
///     auto me = co_await client.call(velo::get_self{});
///
///  - Connections, TLS and lookups: as `asio::blocking`.
///  - A call runs on a strand of the executor, so one thread or many may run the context. The awaiting coroutine
///    continues on its own executor.
///  - Cancelling the coroutine cancels the call, with any cancellation type that Asio passes on (by default only
///    terminal). The call ends with `errc::cancelled`.
///  - The context of the executor has to outlive the transport and its copies.
///
/// Thread safety: safe, also for copies.
class awaitable {
    using pool = detail::pool<detail::awaitable_connection>;

  public:
    /// Coroutine type of the calls.
    template <class T>
    using task = boost::asio::awaitable<T>;

    /// Connects to `server`, with strands of `executor`. Throws `boost::system::system_error` with `errc::tls_failed`
    /// for `https` without OpenSSL (`VELO_HAS_TLS`) and if the trusted certificates cannot be read.
    awaitable(boost::asio::any_io_executor executor, server_url const& server, asio::options const& options = {})
        : shared_(std::make_shared<shared>(std::move(executor), server, options)) {}

    /// True if the server is `https` or on this machine.
    [[nodiscard]] bool is_confidential() const noexcept { return shared_->server.is_confidential(); }

    /// Sends `q` and receives `r`. See `transport`. `q`, `r` and `limits` have to outlive the coroutine.
    [[nodiscard]] task<attempt> send(request const& q, response& r, send_limits const& limits) const {
        namespace net = boost::asio;
        net::any_io_executor const strand = net::make_strand(shared_->executor);
        return net::co_spawn(strand, run(shared_, strand, q, r, limits), net::use_awaitable);
    }

    /// Waits for a delay without blocking a thread. See `transport`. `d` has to outlive the coroutine.
    [[nodiscard]] task<errc> wait(delay const& d) const {
        namespace net = boost::asio;
        net::any_io_executor const strand = net::make_strand(shared_->executor);
        return net::co_spawn(strand, sleep(strand, d), net::use_awaitable);
    }

  private:
    struct shared {
        shared(boost::asio::any_io_executor e, server_url const& url, asio::options const& options)
            : executor(std::move(e)), server(url, options), pool(options.max_connections, options.keep_alive_time) {}
        boost::asio::any_io_executor executor;
        detail::server server;
        detail::pool<detail::awaitable_connection> pool;
    };

    static task<attempt> run(std::shared_ptr<shared> self, boost::asio::any_io_executor strand, request const& q,
                             response& r, send_limits const& limits) {
        namespace net = boost::asio;
        // Every type of cancellation ends the call with a result instead of an exception.
        co_await net::this_coro::reset_cancellation_state(net::enable_total_cancellation());
        co_await net::this_coro::throw_if_cancelled(false);
        auto const state = co_await net::this_coro::cancellation_state;
        if (limits.timeout <= duration::zero()) co_return attempt::failed(errc::timed_out, delivery::not_sent);
        if (!http1::is_sendable(q)) co_return attempt::failed(errc::invalid_request, delivery::not_sent);

        auto const w = std::make_shared<detail::io_wait>(strand);
        w->begin(detail::deadline_after(limits.timeout));
        w->reset_signal();
        pool::slot slot(self->pool, *w);
        attempt a;
        if (!slot.is_granted()) {
            w->allow((std::chrono::milliseconds::max)());
            while (!slot.is_granted() && detail::stopped(*w, state) == errc::none) {
                co_await w->signal().async_wait(detail::no_throw);
            }
        }
        if (errc const reason = detail::stopped(*w, state); reason != errc::none) {
            a = attempt::failed(reason, delivery::not_sent,
                                slot.is_granted() ? std::string() : "all connections are in use");
        } else {
            bool const reused = slot.has_quiet_connection();
            if (!reused) slot.connection = std::make_unique<detail::awaitable_connection>(self->executor);
            a = co_await detail::run(self->server, *slot.connection, *w, q, r);
            a.reused_connection = reused;
        }
        w->end();
        w->disarm();
        co_return a;
    }

    static task<errc> sleep(boost::asio::any_io_executor strand, rest::delay const& d) {
        namespace net = boost::asio;
        co_await net::this_coro::reset_cancellation_state(net::enable_total_cancellation());
        co_await net::this_coro::throw_if_cancelled(false);
        auto const state = co_await net::this_coro::cancellation_state;
        auto const w = std::make_shared<detail::io_wait>(strand);
        w->begin(detail::deadline_after(d.length));
        w->reset_signal();
        {
            wait_registration const s(d, *w);
            if (s.has_to_wait()) {
                w->allow((std::chrono::milliseconds::max)());
                // Ends with the delay's signal, with the timer or by cancellation: each ends the delay.
                co_await w->signal().async_wait(detail::no_throw);
            }
        }
        errc const reason = detail::stopped(*w, state);
        w->end();
        w->disarm();
        co_return reason == errc::cancelled ? reason : errc::none;
    }

    std::shared_ptr<shared> shared_;
};

static_assert(async_transport<awaitable>);

}  // namespace velo::inline VELO_ABI::rest::asio

#endif
