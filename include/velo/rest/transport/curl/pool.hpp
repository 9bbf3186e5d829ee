// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_CURL_POOL_HPP
#define VELO_REST_TRANSPORT_CURL_POOL_HPP

#include <velo/rest/memory/owning_ptr.hpp>
#include <velo/rest/transport/curl/handle.hpp>
#include <velo/rest/transport/curl/setup.hpp>
#include <velo/rest/transport/idle_list.hpp>
#include <velo/rest/transport/net/limit.hpp>

#include <mutex>
#include <utility>

namespace velo::inline VELO_ABI::rest::detail {

/// Idle handles of a transport and its copies. Thread safety: safe.
class curl_pool {
  public:
    explicit curl_pool(curl_setup const& setup) noexcept : setup_(&setup) {}

    /// Returns the handle that was used last, or else a new one, and closes those that are outdated at `now`. Calls to
    /// allocate may throw.
    [[nodiscard]] owning_ptr<curl_handle> take(io_clock::time_point now) {
        owning_ptr<curl_handle> taken;
        idle_list<curl_handle> outdated;  // closed behind the lock
        {
            std::lock_guard const lock(mutex_);
            // A handle of another process is below those of this one only if this is the first call behind the fork.
            bool const is_forked = !idle_.empty() && idle_.newest().is_of_another_process();
            while (is_forked && !idle_.empty()) outdated.add(idle_.take_oldest());
            if (!idle_.empty()) taken = idle_.take_newest();
            move_outdated(outdated, now);
        }
        if (!taken) taken.reset(new curl_handle(*setup_));
        return taken;
    }

    /// Keeps a handle for later calls, and closes those that are outdated at `now`.
    void give_back(owning_ptr<curl_handle> handle, io_clock::time_point now) noexcept {
        handle->begin_idle(now);
        idle_list<curl_handle> outdated;  // closed behind the lock
        std::lock_guard const lock(mutex_);
        idle_.add(std::move(handle));
        move_outdated(outdated, now);
    }

  private:
    void move_outdated(idle_list<curl_handle>& to, io_clock::time_point now) noexcept {
        while (!idle_.empty() && idle_.oldest().is_outdated(now)) to.add(idle_.take_oldest());
    }

    curl_setup const* setup_;
    std::mutex mutex_;
    idle_list<curl_handle> idle_;
};

}  // namespace velo::inline VELO_ABI::rest::detail

#endif
