// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_ASIO_BLOCKING_HPP
#define VELO_REST_TRANSPORT_ASIO_BLOCKING_HPP

#include <velo/rest/time/stop.hpp>
#include <velo/rest/transport/asio/pool.hpp>
#include <velo/rest/transport/asio/run.hpp>
#include <velo/rest/transport/transport.hpp>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <utility>

namespace velo::inline VELO_ABI::rest::asio {

namespace detail {

/// Pooled connection of blocking calls, with the context that the calling thread runs for it.
class blocking_connection {
  public:
    blocking_connection()
        : wait_(std::make_shared<io_wait>(context_.get_executor())), connection_(context_.get_executor()) {}

    [[nodiscard]] bool is_healthy() const noexcept { return connection_.is_healthy; }
    [[nodiscard]] bool is_quiet() noexcept { return connection_.is_quiet(); }

    /// Sends `q` and receives `r` in the calling thread. Calls to allocate may throw.
    attempt send(server& s, request const& q, response& r, io_wait::clock::time_point deadline,
                 rest::stop const& stop) {
        std::atomic<bool> stop_seen = false;
        std::optional<attempt> ended;
        std::exception_ptr thrown;
        wait_->begin(deadline);
        net::co_spawn(context_, run(s, connection_, *wait_, q, r), [&](std::exception_ptr const& e, attempt a) {
            thrown = e;
            ended = std::move(a);
        });
        {
            std::stop_callback const on_stop(stop.token(), [&] {
                stop_seen = true;
                context_.stop();
            });
            while (!ended) {
                context_.restart();
                // A stop before the restart has not stopped this run.
                if (stop_seen.exchange(false)) wait_->interrupt(errc::cancelled);
                context_.run_one();
            }
        }
        wait_->end();
        if (thrown != nullptr) std::rethrow_exception(thrown);
        return std::move(*ended);
    }

    std::chrono::steady_clock::time_point idle_since{};

  private:
    net::io_context context_{1};
    std::shared_ptr<io_wait> wait_;
    connection connection_;
};

/// Thread that waits for a slot in the pool.
class blocking_waiter final : public waiter {
  public:
    void wake() noexcept override {
        {
            std::lock_guard const lock(mutex_);
            is_woken_ = true;
        }
        changed_.notify_one();
    }
    /// Waits to be woken. Returns false if the deadline passed or a stop came first.
    bool wait(std::chrono::steady_clock::time_point deadline, rest::stop const& stop) {
        std::unique_lock lock(mutex_);
        return changed_.wait_until(lock, stop.token(), deadline, [&] { return is_woken_; });
    }

  private:
    std::mutex mutex_;
    std::condition_variable_any changed_;
    bool is_woken_ = false;
};

}  // namespace detail

/// Blocking Transport over Boost.Asio.
///
///     velo::client client(velo::rest::asio::blocking("https://api.example.com"), velo::bearer(token));
///
///  - HTTP/1.1, over TLS 1.2 or newer for `https`. The certificate chain and the host name are verified.
///  - Connections are kept alive and shared by all copies. A connection whose request failed is closed.
///  - An idle connection is checked before it is reused, and replaced if the server closed it or sent bytes on it.
///  - A lookup runs in its own thread, because it cannot be interrupted. A call that gives up leaves it behind.
///  Addresses
///    and `localhost` need no lookup. No other thread is started.
///  - The TLS library keeps copies of credentials that this library cannot zero.
///
/// Thread safety: safe, also for copies.
class blocking {
    using pool = detail::pool<detail::blocking_connection>;

  public:
    /// Connects to `server`. Throws `boost::system::system_error` with `errc::tls_failed` for `https` without OpenSSL
    /// (`VELO_HAS_TLS`) and if the trusted certificates cannot be read.
    explicit blocking(server_url const& server, asio::options const& options = {})
        : shared_(std::make_shared<shared>(server, options)) {}

    /// True if the server is `https` or on this machine.
    [[nodiscard]] bool is_confidential() const noexcept { return shared_->server.is_confidential(); }

    /// Sends `q` and receives `r`. See `transport`.
    [[nodiscard]] attempt send(request const& q, response& r, send_limits const& limits = {}) const {
        if (errc const passed = limits.exceeded(); passed != errc::none)
            return attempt::failed(passed, delivery::not_sent);
        if (!http1::is_sendable(q)) return attempt::failed(errc::invalid_request, delivery::not_sent);
        auto const deadline = detail::deadline_after(limits.timeout);
        detail::blocking_waiter waiter;
        pool::slot slot(shared_->pool, waiter);
        if (!slot.is_granted() && !waiter.wait(deadline, limits.stop)) {
            errc const reason = limits.stop.requested() ? errc::cancelled : errc::timed_out;
            return attempt::failed(reason, delivery::not_sent, "all connections are in use");
        }
        bool const reused = slot.has_quiet_connection();
        if (!reused) slot.connection = std::make_unique<detail::blocking_connection>();
        attempt a = slot.connection->send(shared_->server, q, r, deadline, limits.stop);
        a.reused_connection = reused;
        return a;
    }

  private:
    struct shared {
        shared(server_url const& url, asio::options const& options)
            : server(url, options), pool(options.max_connections, options.keep_alive_time) {}
        detail::server server;
        detail::pool<detail::blocking_connection> pool;
    };

    std::shared_ptr<shared> shared_;
};

static_assert(blocking_transport<blocking>);

}  // namespace velo::inline VELO_ABI::rest::asio

#endif
