// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_ASIO_ALARM_HPP
#define VELO_REST_TRANSPORT_ASIO_ALARM_HPP

#include <velo/rest/time/delay.hpp>
#include <velo/rest/transport/net/limit.hpp>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/system/error_code.hpp>

#include <algorithm>
#include <atomic>
#include <exception>
#include <memory>
#include <mutex>

namespace velo::inline VELO_ABI::rest::detail {

/// Limit of a call's waits. It is in the list of an `alarm` while the call is under way.
struct alarm_entry {
    waiter* who = nullptr;
    std::atomic<io_clock::duration::rep> limit{};
    alarm_entry* before = nullptr;
    alarm_entry* next = nullptr;
};

/// Wakes calls at the limits of their waits: one timer for all calls of a transport. It is seldom moved, because a
/// limit that moves later leaves it alone: when it expires too early, it looks at the limits again.
///
/// Thread safety: safe.
class alarm : public std::enable_shared_from_this<alarm> {
  public:
    explicit alarm(boost::asio::any_io_executor const& executor) : timer_(executor) {}

    /// Adds a call whose waits have a limit.
    void add(alarm_entry& e) noexcept {
        std::lock_guard const lock(mutex_);
        e.before = nullptr;
        e.next = first_;
        if (first_ != nullptr) first_->before = &e;
        first_ = &e;
    }
    /// Removes a call: it is not woken after this. The last one stops the timer, which would keep the context running.
    void remove(alarm_entry& e) noexcept {
        std::lock_guard const lock(mutex_);
        (e.before == nullptr ? first_ : e.before->next) = e.next;
        if (e.next != nullptr) e.next->before = e.before;
        if (first_ != nullptr || due_.load() == idle) return;
        due_.store(idle);
        timer_.cancel();
    }

    /// Has the call woken at `limit`, later ones replacing earlier ones. Calls to allocate may throw.
    void set(alarm_entry& e, io_clock::time_point limit) {
        auto const at = limit.time_since_epoch().count();
        // Sequentially consistent: the handler either sees this limit, or shows here that it is at work.
        e.limit.store(at);
        if (due_.load() <= at) return;
        std::lock_guard const lock(mutex_);
        if (due_.load() > at) arm(at);
    }

  private:
    using count = io_clock::duration::rep;
    static constexpr count idle = no_limit.time_since_epoch().count();

    void arm(count at) {
        timer_.expires_at(io_clock::time_point(io_clock::duration(at)));
        timer_.async_wait([weak = weak_from_this()](boost::system::error_code const& e) {
            if (e) return;
            if (auto const self = weak.lock()) self->on_expiry();
        });
        due_.store(at);
    }

    void on_expiry() {
        std::lock_guard const lock(mutex_);
        due_.store(idle);
        count const now = io_clock::now().time_since_epoch().count();
        count next = idle;
        for (alarm_entry* e = first_; e != nullptr; e = e->next) {
            count const limit = e->limit.load();
            if (limit <= now) {
                e->who->wake();
            } else {
                next = (std::min)(next, limit);
            }
        }
        if (next == idle) return;
        try {
            arm(next);
        } catch (std::exception const&) {
            // No memory for the timer. Each call sets it again, and has the error if that fails as well.
            for (alarm_entry* e = first_; e != nullptr; e = e->next) e->who->wake();
        }
    }

    std::mutex mutex_;
    boost::asio::steady_timer timer_;
    std::atomic<count> due_ = idle;
    alarm_entry* first_ = nullptr;
};

}  // namespace velo::inline VELO_ABI::rest::detail

#endif
