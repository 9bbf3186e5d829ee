// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_BULK_THROTTLE_HPP
#define VELO_REST_BULK_THROTTLE_HPP

#include <velo/rest/process/mutex.hpp>
#include <velo/rest/response/response.hpp>
#include <velo/rest/response/retry_after.hpp>
#include <velo/rest/time/delay.hpp>
#include <velo/rest/time/instant.hpp>

#include <algorithm>
#include <chrono>
#include <mutex>

namespace velo::inline VELO_ABI::rest::detail {

/// The delay of all calls of a bulk, because the server asked one of them to, and the end of all of it. Thread
/// safety: any number of threads.
class bulk_throttle final : public wake_signal {
  public:
    /// No delay is longer than `longest`.
    explicit bulk_throttle(duration longest) noexcept : longest_(longest) {}
    bulk_throttle(bulk_throttle const&) = delete;
    bulk_throttle& operator=(bulk_throttle const&) = delete;

    /// Notes what `r` asks of all calls: a 429 or 503 with Retry-After. Without a response it notes nothing.
    template <class WallClock>
    void note(response const& r, instant now) {
        if (r.status() != 429 && r.status() != 503) return;
        auto const wall = std::chrono::floor<std::chrono::seconds>(WallClock::now());
        if (auto const asked = retry_after(r, wall)) begin(saturating_add(now, (std::min)(*asked, longest_)));
    }

    /// What is left of the delay; zero or less without one, and after the end.
    [[nodiscard]] duration left(instant now) const {
        std::lock_guard const lock(mutex_);
        return has_ended_ ? duration::zero() : saturating_subtract(until_, now);
    }

    /// Ends everything: wakes the calls that wait, and there are no further delays.
    void end() noexcept {
        std::lock_guard const lock(mutex_);
        has_ended_ = true;
        waiters_.wake_all();
    }
    [[nodiscard]] bool has_ended() const noexcept {
        std::lock_guard const lock(mutex_);
        return has_ended_;
    }

    [[nodiscard]] bool subscribe(waiter& who) const override {
        std::lock_guard const lock(mutex_);
        if (has_ended_) return false;
        waiters_.add(who);
        return true;
    }
    void unsubscribe(waiter& who) const noexcept override {
        std::lock_guard const lock(mutex_);
        waiters_.remove(who);
    }

  private:
    void begin(instant until) {
        std::lock_guard const lock(mutex_);
        until_ = (std::max)(until_, until);
    }

    duration longest_;
    mutable default_mutex mutex_;
    mutable waiter_list waiters_;
    instant until_ = (instant::min)();
    bool has_ended_ = false;
};

}  // namespace velo::inline VELO_ABI::rest::detail

#endif
