// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_CURL_POOL_HPP
#define VELO_REST_TRANSPORT_CURL_POOL_HPP

#include <velo/rest/transport/curl/handle.hpp>
#include <velo/rest/transport/curl/setup.hpp>

#include <memory>
#include <mutex>
#include <utility>

namespace velo::inline VELO_ABI::rest::detail {

/// Idle handles of a transport and its copies, chained by the time of their last use. Thread safety: safe.
class curl_pool {
  public:
    explicit curl_pool(curl_setup const& setup) noexcept : setup_(&setup) {}

    /// Returns the handle that was used last, or else a new one, and closes those that are outdated at `now`. Calls to
    /// allocate may throw.
    [[nodiscard]] std::unique_ptr<curl_handle> take(io_clock::time_point now) {
        std::unique_ptr<curl_handle> taken, outdated;  // closed behind the lock
        {
            std::lock_guard const lock(mutex_);
            // A handle of another process is below those of this one only if this is the first call behind the fork.
            if (newest_ != nullptr && newest_->is_of_another_process()) {
                outdated = std::move(newest_);
                oldest_ = nullptr;
            }
            if (newest_ != nullptr) {
                taken = std::move(newest_);
                newest_ = std::move(taken->older);
                (newest_ == nullptr ? oldest_ : newest_->newer) = nullptr;
            }
            if (oldest_ != nullptr) outdated = remove_outdated(now);
        }
        if (taken == nullptr) taken = std::make_unique<curl_handle>(*setup_);
        return taken;
    }

    /// Keeps a handle for later calls, and closes those that are outdated at `now`.
    void give_back(std::unique_ptr<curl_handle> handle, io_clock::time_point now) noexcept {
        handle->begin_idle(now);
        std::unique_ptr<curl_handle> outdated;  // closed behind the lock
        std::lock_guard const lock(mutex_);
        (newest_ == nullptr ? oldest_ : newest_->newer) = handle.get();
        handle->older = std::move(newest_);
        newest_ = std::move(handle);
        outdated = remove_outdated(now);
    }

  private:
    /// Removes the handles that are outdated at `now`, and returns them in a chain.
    [[nodiscard]] std::unique_ptr<curl_handle> remove_outdated(io_clock::time_point now) noexcept {
        while (oldest_ != nullptr && oldest_->is_outdated(now)) oldest_ = oldest_->newer;
        return std::move(oldest_ == nullptr ? newest_ : oldest_->older);
    }

    curl_setup const* setup_;
    std::mutex mutex_;
    std::unique_ptr<curl_handle> newest_;  // owns the chain
    curl_handle* oldest_ = nullptr;
};

}  // namespace velo::inline VELO_ABI::rest::detail

#endif
