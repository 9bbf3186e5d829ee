// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_ASIO_AWAITABLE_HPP
#define VELO_REST_TRANSPORT_ASIO_AWAITABLE_HPP

#include <velo/rest/time/instant.hpp>
#include <velo/rest/transport/asio/pool.hpp>
#include <velo/rest/transport/asio/run.hpp>
#include <velo/rest/transport/transport.hpp>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <memory>
#include <utility>

namespace velo::inline v0::rest::asio {

namespace detail {

/// A connection whose exchanges run on whatever executor they come from.
class awaitable_pooled_connection : public connection {
  public:
    using connection::connection;
    [[nodiscard]] bool is_healthy() const noexcept { return connection::is_healthy; }
};

}  // namespace detail

/// A Transport over Boost.Asio whose calls are awaited, in `boost::asio::awaitable` coroutines:
///
///     velo::client client(velo::rest::asio::awaitable(context.get_executor(), "https://api.example.com"),
///                         velo::bearer(token));
///     auto me = co_await client.call(velo::get_self{});
///
/// All that `asio::blocking` says of connections, TLS and lookups holds here. A call runs on a strand of the executor,
/// so the context may be run by one thread or by many; the coroutine that awaits it goes on where it was. A call is
/// stopped as its coroutine is: by cancelling it, with any cancellation type that Asio lets through to it (by default
/// the terminal ones); it then ends with `errc::cancelled`. An executor's context has to outlive the transport and its
/// copies.
///
/// Copies share their connections. May be used from any number of coroutines and threads at once.
class awaitable {
    using pool = detail::pool<detail::awaitable_pooled_connection>;

  public:
    template <class T>
    using task = boost::asio::awaitable<T>;

    /// Throws `boost::system::system_error` for https without OpenSSL (`VELO_HAS_TLS`), and when the trusted
    /// certificates cannot be read.
    awaitable(boost::asio::any_io_executor executor, server_url const& server, asio::options const& options = {})
        : shared_(std::make_shared<shared>(std::move(executor), server, options)) {}

    [[nodiscard]] bool is_confidential() const noexcept { return shared_->server.is_confidential(); }

    /// `q`, `r` and `limits` have to outlive the coroutine.
    [[nodiscard]] task<attempt> send(request const& q, response& r, send_limits const& limits) const {
        namespace net = boost::asio;
        net::any_io_executor const strand = net::make_strand(shared_->executor);
        return net::co_spawn(strand, run(shared_, strand, q, r, limits), net::use_awaitable);
    }

    /// Waits on a strand of the executor. `p` has to outlive the coroutine.
    [[nodiscard]] task<errc> wait(delay const& p) const {
        namespace net = boost::asio;
        net::any_io_executor const strand = net::make_strand(shared_->executor);
        return net::co_spawn(strand, sleep(strand, p), net::use_awaitable);
    }

  private:
    struct shared {
        shared(boost::asio::any_io_executor e, server_url const& url, asio::options const& options)
            : executor(std::move(e)), server(url, options), pool(options.max_connections, options.keep_alive_time) {}
        boost::asio::any_io_executor executor;
        detail::server server;
        detail::pool<detail::awaitable_pooled_connection> pool;
    };

    static task<attempt> run(std::shared_ptr<shared> self, boost::asio::any_io_executor strand, request const& q,
                             response& r, send_limits const& limits) {
        namespace net = boost::asio;
        // Whatever type of cancellation reaches us ends the call as a result, not as an exception.
        co_await net::this_coro::reset_cancellation_state(net::enable_total_cancellation());
        co_await net::this_coro::throw_if_cancelled(false);
        auto const state = co_await net::this_coro::cancellation_state;
        if (limits.timeout <= duration::zero()) co_return attempt::failed(errc::timed_out, delivery::not_sent);
        if (!http1::is_sendable(q)) co_return attempt::failed(errc::invalid_request, delivery::not_sent);

        auto const w = std::make_shared<detail::waiting>(strand);
        w->begin(detail::deadline_after(limits.timeout));
        w->reset_signal();
        pool::place place(self->pool, *w);
        attempt a;
        if (!place.is_granted()) {
            w->allow((std::chrono::milliseconds::max)());
            while (!place.is_granted() && detail::stopped(*w, state) == errc::none) {
                co_await w->signal().async_wait(detail::no_throw);
            }
        }
        if (errc const reason = detail::stopped(*w, state); reason != errc::none) {
            a = attempt::failed(reason, delivery::not_sent,
                                place.is_granted() ? std::string() : "all connections are in use");
        } else {
            bool const reused = place.has_quiet_connection();
            if (!reused) place.lane = std::make_unique<detail::awaitable_pooled_connection>(self->executor);
            a = co_await detail::run(self->server, *place.lane, *w, q, r);
            a.reused_connection = reused;
        }
        w->end();
        w->disarm();
        co_return a;
    }

    static task<errc> sleep(boost::asio::any_io_executor strand, rest::delay const& p) {
        namespace net = boost::asio;
        co_await net::this_coro::reset_cancellation_state(net::enable_total_cancellation());
        co_await net::this_coro::throw_if_cancelled(false);
        auto const state = co_await net::this_coro::cancellation_state;
        auto const w = std::make_shared<detail::waiting>(strand);
        w->begin(detail::deadline_after(p.length));
        w->reset_signal();
        {
            wait_registration const s(p, *w);
            if (s.has_to_wait()) {
                w->allow((std::chrono::milliseconds::max)());
                // Woken by the signal, by the alarm or by a cancellation: each ends the pause.
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

}  // namespace velo::inline v0::rest::asio

#endif
