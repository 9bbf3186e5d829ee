// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_NET_SPARES_HPP
#define VELO_REST_TRANSPORT_NET_SPARES_HPP

#include <velo/version.hpp>

#include <cstddef>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace velo::inline VELO_ABI::rest::detail {

/// Objects that calls use in turns. Keeps a few of them between calls, however many were used at once.
///
/// Thread safety: safe.
template <class T, class Pointer = std::unique_ptr<T>>
class spares {
  public:
    /// Keeps at most `most` objects. Calls to allocate may throw.
    explicit spares(std::size_t most) { kept_.reserve(most); }

    /// Returns a spare object, or else one that `make` makes. Calls to allocate may throw.
    template <class Make>
    [[nodiscard]] Pointer take(Make const& make) {
        {
            std::lock_guard const lock(mutex_);
            if (!kept_.empty()) {
                Pointer one = std::move(kept_.back());
                kept_.pop_back();
                return one;
            }
        }
        return make();
    }

    /// Keeps the object, or lets go of it if there are enough.
    void give_back(Pointer one) noexcept {
        std::lock_guard const lock(mutex_);
        if (kept_.size() < kept_.capacity()) kept_.push_back(std::move(one));
    }

  private:
    std::mutex mutex_;
    std::vector<Pointer> kept_;
};

}  // namespace velo::inline VELO_ABI::rest::detail

#endif
