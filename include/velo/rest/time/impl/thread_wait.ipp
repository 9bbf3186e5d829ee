// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TIME_IMPL_THREAD_WAIT_IPP
#define VELO_REST_TIME_IMPL_THREAD_WAIT_IPP

#include <velo/rest/error/errc.hpp>
#include <velo/rest/time/delay.hpp>
#include <velo/rest/time/instant.hpp>
#include <velo/rest/time/stop.hpp>
#include <velo/rest/time/thread_wait.hpp>

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <stop_token>

namespace velo::inline VELO_ABI::rest {

class thread_wait::sleeper final : public waiter {
  public:
    void wake() noexcept override { set(is_woken_); }
    /// True when it was woken.
    bool sleep(duration length, rest::stop const& stop) {
        // The longest durations do not fit into a point in time.
        constexpr duration longest = std::chrono::hours(24 * 365);
        std::stop_callback const on_stop(stop.token(), [this]() noexcept { set(is_stopped_); });
        std::unique_lock lock(mutex_);
        do {
            duration const part = length < duration::zero() ? duration::zero() : length < longest ? length : longest;
            if (condition_.wait_for(lock, part, [this] { return is_woken_ || is_stopped_; })) return is_woken_;
            length -= part;
        } while (length > duration::zero());
        return false;
    }

  private:
    void set(bool& what) noexcept {
        std::lock_guard const lock(mutex_);
        what = true;
        condition_.notify_one();
    }

    std::mutex mutex_;
    std::condition_variable condition_;
    bool is_woken_ = false;
    bool is_stopped_ = false;
};

VELO_DECL errc thread_wait::operator()(delay const& d, rest::stop const& stop) const {
    sleeper me;
    wait_registration const registration(d, me);
    if (!registration.has_to_wait() || me.sleep(d.length, stop)) return errc::none;
    return stop.requested() ? errc::cancelled : errc::none;
}

}  // namespace velo::inline VELO_ABI::rest

#endif
