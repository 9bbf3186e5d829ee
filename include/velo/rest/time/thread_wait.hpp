// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TIME_THREAD_WAIT_HPP
#define VELO_REST_TIME_THREAD_WAIT_HPP

#include <velo/rest/error/errc.hpp>
#include <velo/rest/time/delay.hpp>

#include <condition_variable>
#include <mutex>
#include <stop_token>

namespace velo::inline v0::rest {

/// Waits by putting the calling thread to sleep. Stateless; for any number of threads.
struct thread_wait {
    /// Returns when the pause is over, or with `errc::cancelled` as soon as somebody asks to stop. Calls to allocate
    /// may throw.
    errc operator()(delay const& p, std::stop_token const& stop) const {
        sleeper me;
        wait_registration const s(p, me);
        return s.has_to_wait() && !me.sleep(p.length, stop) && stop.stop_requested() ? errc::cancelled : errc{};
    }

  private:
    class sleeper final : public waiter {
      public:
        void wake() noexcept override {
            std::lock_guard const lock(mutex_);
            woken_ = true;
            condition_.notify_one();
        }
        bool sleep(std::chrono::nanoseconds length, std::stop_token const& stop) {
            // The longest durations do not fit into a point in time.
            constexpr std::chrono::nanoseconds longest = std::chrono::hours(24 * 365);
            std::unique_lock lock(mutex_);
            return condition_.wait_for(lock, stop, length < longest ? length : longest, [&] { return woken_; });
        }

      private:
        std::mutex mutex_;
        std::condition_variable_any condition_;
        bool woken_ = false;
    };
};

}  // namespace velo::inline v0::rest

#endif
