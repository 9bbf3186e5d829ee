// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_CURL_POOL_HPP
#define VELO_REST_TRANSPORT_CURL_POOL_HPP

#include <velo/rest/transport/curl/handle.hpp>
#include <velo/rest/transport/curl/setup.hpp>

#include <list>
#include <mutex>

namespace velo::inline VELO_ABI::rest::detail {

/// Idle handles of a transport and its copies. Thread safety: safe.
class curl_pool {
  public:
    /// A handle in use: a list of one, which moves between pool and call without an allocation.
    using lease = std::list<curl_handle>;

    explicit curl_pool(curl_setup const& setup) noexcept : setup_(&setup) {}

    /// Returns the handle that was used last, or else a new one, and closes those that are outdated at `now`. Calls to
    /// allocate may throw.
    [[nodiscard]] lease take(io_clock::time_point now) {
        lease taken, outdated;  // closed behind the lock
        {
            std::lock_guard const lock(mutex_);
            // A handle of another process is below those of this one only if this is the first call behind the fork.
            if (!idle_.empty() && idle_.front().is_of_another_process()) outdated.swap(idle_);
            if (!idle_.empty()) taken.splice(taken.begin(), idle_, idle_.begin());
            move_outdated(outdated, now);
        }
        if (taken.empty()) taken.emplace_back(*setup_);
        return taken;
    }

    /// Keeps a handle for later calls, and closes those that are outdated at `now`.
    void give_back(lease handle, io_clock::time_point now) noexcept {
        handle.front().begin_idle(now);
        lease outdated;
        std::lock_guard const lock(mutex_);
        idle_.splice(idle_.begin(), handle);
        move_outdated(outdated, now);
    }

  private:
    void move_outdated(lease& to, io_clock::time_point now) noexcept {
        while (!idle_.empty() && idle_.back().is_outdated(now)) to.splice(to.begin(), idle_, --idle_.end());
    }

    curl_setup const* setup_;
    std::mutex mutex_;
    std::list<curl_handle> idle_;  // the one that was used last comes first
};

}  // namespace velo::inline VELO_ABI::rest::detail

#endif
