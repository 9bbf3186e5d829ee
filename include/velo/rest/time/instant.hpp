// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TIME_INSTANT_HPP
#define VELO_REST_TIME_INSTANT_HPP

#include <velo/version.hpp>

#include <chrono>
#include <compare>

namespace velo::inline v0::rest {

/// A span of time, in nanoseconds.
using duration = std::chrono::nanoseconds;

/// A point in time of the client's clock (`default_config::clock`). It is not a `duration`, so that the two cannot be
/// mixed up; points of different clocks have no meaning together.
class instant {
  public:
    /// The epoch of the clock.
    constexpr instant() noexcept = default;
    constexpr explicit instant(duration since_epoch) noexcept : since_epoch_(since_epoch) {}

    /// What `Clock` says now, as an `instant`.
    template <class Clock>
    [[nodiscard]] static constexpr instant now() {
        return instant(std::chrono::duration_cast<duration>(Clock::now().time_since_epoch()));
    }

    [[nodiscard]] static constexpr instant(min)() noexcept { return instant((duration::min)()); }
    [[nodiscard]] constexpr duration since_epoch() const noexcept { return since_epoch_; }

    [[nodiscard]] friend constexpr instant operator+(instant at, duration by) noexcept {
        return instant(at.since_epoch_ + by);
    }
    [[nodiscard]] friend constexpr instant operator-(instant at, duration by) noexcept {
        return instant(at.since_epoch_ - by);
    }
    [[nodiscard]] friend constexpr duration operator-(instant later, instant earlier) noexcept {
        return later.since_epoch_ - earlier.since_epoch_;
    }
    friend constexpr auto operator<=>(instant, instant) = default;

  private:
    duration since_epoch_{};
};

}  // namespace velo::inline v0::rest

#endif
