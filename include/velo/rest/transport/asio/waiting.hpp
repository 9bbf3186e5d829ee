// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_ASIO_WAITING_HPP
#define VELO_REST_TRANSPORT_ASIO_WAITING_HPP

#include <velo/rest/error/errc.hpp>
#include <velo/rest/time/delay.hpp>
#include <velo/rest/time/instant.hpp>
#include <velo/rest/transport/asio/connection.hpp>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/bind_executor.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

#include <algorithm>
#include <chrono>
#include <exception>
#include <memory>

namespace velo::inline v0::rest::asio::detail {

/// The moment at which `timeout` from now has passed; far away when there is no such moment.
[[nodiscard]] inline std::chrono::steady_clock::time_point deadline_after(duration timeout) noexcept {
    using clock = std::chrono::steady_clock;
    auto const now = clock::now();
    return timeout < (clock::time_point::max)() - now ? now + timeout : (clock::time_point::max)();
}

/// What interrupts an exchange that waits: the limit on what it waits for now, its deadline, and who asks it to stop.
/// All of it runs on one executor, one thing at a time, so nothing here is guarded.
class waiting final : public waiter, public std::enable_shared_from_this<waiting> {
  public:
    using clock = std::chrono::steady_clock;

    explicit waiting(boost::asio::any_io_executor executor)
        : executor_(std::move(executor)), alarm_(executor_), signal_(executor_) {}

    /// An exchange begins; it may interrupt the waits of `c`.
    void begin(clock::time_point deadline) noexcept {
        deadline_ = deadline;
        limit_ = deadline;
        reason_ = errc::none;
        is_active_ = true;
    }
    /// Its waits may be interrupted from now on; null: there is none.
    void watch(connection* c) noexcept { connection_ = c; }

    /// From now on waiting may last that long, and no longer than to the deadline. Calls to allocate may throw.
    void allow(std::chrono::milliseconds duration) {
        auto const now = clock::now();
        // Compared in milliseconds: the longest duration does not fit into nanoseconds.
        limit_ = duration < std::chrono::floor<std::chrono::milliseconds>(deadline_ - now) ? now + duration : deadline_;
        // An alarm that rings too early looks at the limit again: so it is rarely set anew.
        if (!is_armed_ || alarm_.expiry() > limit_) arm();
    }

    /// Why waiting has to end; `errc::none` while it may go on.
    [[nodiscard]] errc reason() const noexcept { return reason_; }

    /// Ends the present wait, and every later one until the next exchange begins.
    void interrupt(errc reason) {
        if (reason_ == errc::none) reason_ = reason;
        signal_.expires_at((clock::time_point::min)());
        boost::system::error_code ignored;
        if (connection_ != nullptr && connection_->is_open()) static_cast<void>(connection_->socket().cancel(ignored));
    }

    /// The exchange is over. What still rings finds nothing to interrupt.
    void end() noexcept { is_active_ = false; }
    /// Takes the alarm back as well, so that nothing keeps the context running.
    void disarm() {
        alarm_.cancel();
        is_armed_ = false;
    }

    /// For waits that another thread ends with `wake`: wait for it, and look again.
    [[nodiscard]] boost::asio::steady_timer& signal() noexcept { return signal_; }
    void reset_signal() { signal_.expires_at((clock::time_point::max)()); }

    /// When there is no memory for it, the wait ends at its limit.
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
        // The timer's own executor is that of the exchange.
        alarm_.async_wait([weak = weak_from_this()](boost::system::error_code const& e) {
            if (e) return;
            if (auto const self = weak.lock()) self->rang();
        });
    }

    void rang() {
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

}  // namespace velo::inline v0::rest::asio::detail

#endif
