// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TIME_INSTANT_HPP
#define VELO_REST_TIME_INSTANT_HPP

#include <velo/version.hpp>

#include <chrono>
#include <concepts>
#include <cstdint>
#include <utility>

namespace velo::inline VELO_ABI::rest {

/// A span of time, in nanoseconds.
using duration = std::chrono::nanoseconds;

/// Names the clock of a client (`default_config::clock`), whichever that is. It has no `now()`: a driver asks the
/// clock.
struct client_clock {
    /// These are the members of a clock (C++20 [time.clock.req]).
    using duration = rest::duration;
    using rep = duration::rep;
    using period = duration::period;
    using time_point = std::chrono::time_point<client_clock>;
    static constexpr bool is_steady = true;
};

/// A point in time of the client's clock. It is not a `duration`, so the two cannot be mixed up.
using instant = client_clock::time_point;

/// A duration of the standard library that becomes a `duration` by an implicit conversion, which overflows for the ends
/// of coarse units.
template <class D>
concept convertible_duration = std::convertible_to<D, duration> &&
                               requires { typename std::chrono::duration<typename D::rep, typename D::period>; };

/// Returns `d` in nanoseconds. A value that does not fit becomes the end of the type: `milliseconds::max()` becomes
/// `duration::max()`, which counts as "for ever".
template <convertible_duration D>
[[nodiscard]] constexpr duration saturated(D d) noexcept {
    using wide = std::chrono::duration<std::int64_t, typename D::period>;
    constexpr wide most = std::chrono::duration_cast<wide>((duration::max)());
    if (std::cmp_less(most.count(), d.count())) return (duration::max)();
    if (std::cmp_less(d.count(), -most.count())) return (duration::min)();
    return wide(static_cast<std::int64_t>(d.count()));
}

namespace detail {
/// Returns `sum`, the sum of `a` and `b`; or the end of the type in its direction, if it has wrapped around. Then it
/// has the sign of neither.
[[nodiscard]] constexpr duration saturated_sum(std::int64_t a, std::int64_t b, std::int64_t sum) noexcept {
    if (((a ^ sum) & (b ^ sum)) >= 0) return duration(sum);
    return a < 0 ? (duration::min)() : (duration::max)();
}
}  // namespace detail

/// Returns `a + b`, or the end of the type in its direction.
[[nodiscard]] constexpr duration saturating_add(duration a, duration b) noexcept {
    auto const sum = static_cast<std::uint64_t>(a.count()) + static_cast<std::uint64_t>(b.count());
    return detail::saturated_sum(a.count(), b.count(), static_cast<std::int64_t>(sum));
}
/// The same for an instant.
[[nodiscard]] constexpr instant saturating_add(instant a, duration b) noexcept {
    return instant(saturating_add(a.time_since_epoch(), b));
}
/// Returns `a - b`, or the end of the type in its direction.
[[nodiscard]] constexpr duration saturating_subtract(duration a, duration b) noexcept {
    auto const difference = static_cast<std::uint64_t>(a.count()) - static_cast<std::uint64_t>(b.count());
    // `~b` has the sign of `-b`, and does not overflow.
    return detail::saturated_sum(a.count(), ~b.count(), static_cast<std::int64_t>(difference));
}
/// The same for instants: the time from `b` to `a`.
[[nodiscard]] constexpr duration saturating_subtract(instant a, instant b) noexcept {
    return saturating_subtract(a.time_since_epoch(), b.time_since_epoch());
}

/// A `duration` as a setting. It takes durations of every unit and cuts those that do not fit to the ends of the type
/// (`saturated`). Thread safety: as a value.
class duration_setting {
  public:
    /// Zero.
    constexpr duration_setting() noexcept = default;
    /// `saturated(d)`.
    template <convertible_duration D>
    constexpr duration_setting(D d) noexcept : value_(saturated(d)) {}

    /// The duration.
    [[nodiscard]] constexpr duration value() const noexcept { return value_; }
    constexpr operator duration() const noexcept { return value_; }
    /// The number of nanoseconds.
    [[nodiscard]] constexpr duration::rep count() const noexcept { return value_.count(); }

    friend constexpr bool operator==(duration_setting const&, duration_setting const&) = default;

  private:
    duration value_{};
};

}  // namespace velo::inline VELO_ABI::rest

#endif
