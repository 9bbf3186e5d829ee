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
#include <condition_variable>
#include <exception>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

namespace velo::inline v0::rest::asio {

namespace detail {

/// A connection, and the context that the calling thread runs for it.
class blocking_pooled_connection {
  public:
    blocking_pooled_connection()
        : waiting_(std::make_shared<waiting>(context_.get_executor())), connection_(context_.get_executor()) {}

    [[nodiscard]] bool is_healthy() const noexcept { return connection_.is_healthy; }
    [[nodiscard]] bool is_quiet() noexcept { return connection_.is_quiet(); }

    /// Runs an exchange in the calling thread. Throws what the exchange throws.
    attempt send(server& s, request const& q, response& r, waiting::clock::time_point deadline,
                 rest::stop const& stop) {
        std::atomic<bool> stop_seen = false;
        std::optional<attempt> ended;
        std::exception_ptr thrown;
        waiting_->begin(deadline);
        net::co_spawn(context_, run(s, connection_, *waiting_, q, r), [&](std::exception_ptr const& e, attempt a) {
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
                // A stop between the restart and the run would be lost.
                if (stop_seen.exchange(false)) waiting_->interrupt(errc::cancelled);
                context_.run_one();
            }
        }
        waiting_->end();
        if (thrown != nullptr) std::rethrow_exception(thrown);
        return std::move(*ended);
    }

    std::chrono::steady_clock::time_point idle_since{};

  private:
    net::io_context context_{1};
    std::shared_ptr<waiting> waiting_;
    connection connection_;
};

/// A thread that waits for its place.
class blocking_waiter final : public waiter {
  public:
    void wake() noexcept override {
        {
            std::lock_guard const lock(mutex_);
            is_woken_ = true;
        }
        changed_.notify_one();
    }
    /// False when the time passed or somebody stopped it first.
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

/// A Transport over Boost.Asio whose calls block: connections kept alive, with TLS 1.2 at least and chain and host name
/// verified for https, finite limits on time, no redirect followed, nothing sent twice.
///
///     velo::client client(velo::rest::asio::blocking("https://api.example.com"), velo::bearer(token));
///
/// No thread is started but one for each lookup of a name that is not an address and not localhost; a lookup cannot be
/// interrupted, so a call that gives up leaves it behind. A connection that was idle is looked at before it is used:
/// one that the server has closed, or has sent something on, is replaced without the caller noticing.
///
/// Copies share their connections. May be used from any number of threads at once. What the TLS library copies of a
/// credential is out of our reach.
class blocking {
    using pool = detail::pool<detail::blocking_pooled_connection>;

  public:
    /// Throws `boost::system::system_error` for https without OpenSSL (`VELO_HAS_TLS`), and when the trusted
    /// certificates cannot be read.
    explicit blocking(server_url const& server, asio::options const& options = {})
        : shared_(std::make_shared<shared>(server, options)) {}

    [[nodiscard]] bool is_confidential() const noexcept { return shared_->server.is_confidential(); }

    [[nodiscard]] attempt send(request const& q, response& r, send_limits const& limits = {}) const {
        if (errc const passed = limits.exceeded(); passed != errc::none)
            return attempt::failed(passed, delivery::not_sent);
        if (!http1::is_sendable(q)) return attempt::failed(errc::invalid_request, delivery::not_sent);
        auto const deadline = detail::deadline_after(limits.timeout);
        detail::blocking_waiter waiter;
        pool::place place(shared_->pool, waiter);
        if (!place.is_granted() && !waiter.wait(deadline, limits.stop)) {
            errc const reason = limits.stop.requested() ? errc::cancelled : errc::timed_out;
            return attempt::failed(reason, delivery::not_sent, "all connections are in use");
        }
        bool const reused = place.has_quiet_connection();
        if (!reused) place.lane = std::make_unique<detail::blocking_pooled_connection>();
        attempt a = place.lane->send(shared_->server, q, r, deadline, limits.stop);
        a.reused_connection = reused;
        return a;
    }

  private:
    struct shared {
        shared(server_url const& url, asio::options const& options)
            : server(url, options), pool(options.max_connections, options.keep_alive_time) {}
        detail::server server;
        detail::pool<detail::blocking_pooled_connection> pool;
    };

    std::shared_ptr<shared> shared_;
};

static_assert(blocking_transport<blocking>);

}  // namespace velo::inline v0::rest::asio

#endif
