// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_NET_SPARES_HPP
#define VELO_REST_TRANSPORT_NET_SPARES_HPP

#include <velo/version.hpp>

#include <array>
#include <cstddef>
#include <mutex>
#include <utility>

namespace velo::inline VELO_ABI::rest::detail {

/// Objects that calls use in turns. Keeps at most `Most` of them between calls, however many were used at once.
///
/// Thread safety: safe.
template <class Pointer, std::size_t Most>
class spares {
  public:
    /// Returns a spare object, or else one that `make` makes. Calls to allocate may throw.
    template <class Make>
    [[nodiscard]] Pointer take(Make const& make) {
        {
            std::lock_guard const lock(mutex_);
            if (count_ != 0) return std::move(kept_[--count_]);
        }
        return make();
    }

    /// Keeps the object, or lets go of it if there are enough.
    void give_back(Pointer one) noexcept {
        std::lock_guard const lock(mutex_);
        if (count_ != Most) kept_[count_++] = std::move(one);
    }

  private:
    std::mutex mutex_;
    std::size_t count_ = 0;
    std::array<Pointer, Most> kept_{};
};

}  // namespace velo::inline VELO_ABI::rest::detail

#endif
