// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TIME_IMPL_THREAD_WAIT_IPP
#define VELO_REST_TIME_IMPL_THREAD_WAIT_IPP

#include <velo/rest/error/errc.hpp>
#include <velo/rest/time/delay.hpp>
#include <velo/rest/time/instant.hpp>
#include <velo/rest/time/stop.hpp>
#include <velo/rest/time/thread_wait.hpp>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>

namespace velo::inline VELO_ABI::rest {

class thread_wait::sleeper final : public waiter {
  public:
    void wake() noexcept override {
        std::lock_guard const lock(mutex_);
        woken_ = true;
        condition_.notify_one();
    }
    /// True when it was woken.
    bool sleep(duration length, rest::stop const& stop) {
        // The longest durations do not fit into a point in time.
        constexpr duration longest = std::chrono::hours(24 * 365);
        std::unique_lock lock(mutex_);
        do {
            duration const part = (std::clamp)(length, duration::zero(), longest);
            if (condition_.wait_for(lock, stop.token(), part, [&] { return woken_; })) return true;
            length -= part;
        } while (length > duration::zero() && !stop.requested());
        return false;
    }

  private:
    std::mutex mutex_;
    std::condition_variable_any condition_;
    bool woken_ = false;
};

VELO_DECL errc thread_wait::operator()(delay const& d, rest::stop const& stop) const {
    sleeper me;
    wait_registration const registration(d, me);
    if (!registration.has_to_wait() || me.sleep(d.length, stop)) return errc::none;
    return stop.requested() ? errc::cancelled : errc::none;
}

}  // namespace velo::inline VELO_ABI::rest

#endif
