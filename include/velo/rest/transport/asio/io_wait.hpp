// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_ASIO_IO_WAIT_HPP
#define VELO_REST_TRANSPORT_ASIO_IO_WAIT_HPP

#include <velo/rest/error/errc.hpp>
#include <velo/rest/time/delay.hpp>
#include <velo/rest/time/instant.hpp>
#include <velo/rest/transport/asio/connection.hpp>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/system/error_code.hpp>

#include <chrono>
#include <exception>
#include <memory>
#include <utility>

namespace velo::inline VELO_ABI::rest::asio::detail {

/// Returns the time point `timeout` from now; the largest one if that overflows.
[[nodiscard]] inline std::chrono::steady_clock::time_point deadline_after(duration timeout) noexcept {
    using clock = std::chrono::steady_clock;
    auto const now = clock::now();
    return timeout < (clock::time_point::max)() - now ? now + timeout : (clock::time_point::max)();
}

/// Interrupts the waits of a request: at the limit of the present wait, at the deadline of the request, or on a stop.
/// Runs on one executor, one handler at a time, so it needs no mutex. Only `wake` may be called from other threads.
class io_wait final : public waiter, public std::enable_shared_from_this<io_wait> {
  public:
    using clock = std::chrono::steady_clock;

    explicit io_wait(boost::asio::any_io_executor executor)
        : executor_(std::move(executor)), alarm_(executor_), signal_(executor_) {}

    /// Begins a request that has to end by `deadline`.
    void begin(clock::time_point deadline) noexcept {
        deadline_ = deadline;
        limit_ = deadline;
        reason_ = errc::none;
        is_active_ = true;
    }
    /// Sets the connection whose waits are interrupted; null for none.
    void watch(connection* c) noexcept { connection_ = c; }

    /// Limits the next waits to `duration` from now, and to the deadline. Calls to allocate may throw.
    void allow(std::chrono::milliseconds duration) {
        auto const now = clock::now();
        // Compared in milliseconds: the longest durations do not fit into nanoseconds.
        limit_ = duration < std::chrono::floor<std::chrono::milliseconds>(deadline_ - now) ? now + duration : deadline_;
        // The timer is not moved when the limit moves later; on early expiry it re-arms.
        if (!is_armed_ || alarm_.expiry() > limit_) arm();
    }

    /// Returns why the request has to end: `timed_out` or `cancelled`; `errc::none` while it may continue.
    [[nodiscard]] errc reason() const noexcept { return reason_; }

    /// Ends the present wait and all later ones until `begin`.
    void interrupt(errc reason) {
        if (reason_ == errc::none) reason_ = reason;
        signal_.expires_at((clock::time_point::min)());
        boost::system::error_code ignored;
        if (connection_ != nullptr && connection_->is_open()) static_cast<void>(connection_->socket().cancel(ignored));
    }

    /// Ends the request. A timer that expires later interrupts nothing.
    void end() noexcept { is_active_ = false; }
    /// Cancels the timer, so that it does not keep the context running.
    void disarm() {
        alarm_.cancel();
        is_armed_ = false;
    }

    /// Timer that `wake` and `interrupt` expire: wait for it, then check again.
    [[nodiscard]] boost::asio::steady_timer& signal() noexcept { return signal_; }
    /// Resets `signal` for the next wait.
    void reset_signal() { signal_.expires_at((clock::time_point::max)()); }

    /// Expires `signal` on the executor. Without memory for that, the wait ends at its limit.
    void wake() noexcept override {
        try {
            boost::asio::post(executor_, [weak = weak_from_this()] {
                if (auto const self = weak.lock()) self->signal_.expires_at((clock::time_point::min)());
            });
            // NOLINTNEXTLINE(bugprone-empty-catch): see above
        } catch (std::exception const&) {
        }
    }

  private:
    void arm() {
        is_armed_ = true;
        alarm_.expires_at(limit_);
        // The timer completes on the executor of the request.
        alarm_.async_wait([weak = weak_from_this()](boost::system::error_code const& e) {
            if (e) return;
            if (auto const self = weak.lock()) self->on_alarm();
        });
    }

    void on_alarm() {
        is_armed_ = false;
        if (!is_active_) return;
        if (clock::now() >= limit_) {
            interrupt(errc::timed_out);
        } else {
            arm();
        }
    }

    boost::asio::any_io_executor executor_;
    boost::asio::steady_timer alarm_;
    boost::asio::steady_timer signal_;
    connection* connection_ = nullptr;
    clock::time_point deadline_{};
    clock::time_point limit_{};
    errc reason_{};
    bool is_armed_ = false;
    bool is_active_ = false;
};

}  // namespace velo::inline VELO_ABI::rest::asio::detail

#endif
