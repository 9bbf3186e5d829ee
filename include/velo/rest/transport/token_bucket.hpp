// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_TOKEN_BUCKET_HPP
#define VELO_REST_TRANSPORT_TOKEN_BUCKET_HPP

#include <velo/rest/time/instant.hpp>

#include <algorithm>
#include <chrono>
#include <optional>

namespace velo::inline VELO_ABI::rest {

/// How many requests may begin.
struct rate_limit {
    double per_second = 10;  ///< in the long run; zero or less counts as one in a thousand seconds
    int burst = 1;           ///< at once, after a time without requests; less than 1 counts as 1
};

/// A token bucket without I/O and clock: it is full at first, a request takes a token, and `per_second` tokens come
/// back. Requests that come too early are given turns, one after the other. Thread safety: one object unsafe.
class token_bucket {
  public:
    /// A full bucket.
    explicit token_bucket(rate_limit limit) noexcept
        : interval_(of_seconds(1 / (std::max)(limit.per_second, 0.001))),
          tolerance_(of_seconds(((std::max)(limit.burst, 1) - 1) / (std::max)(limit.per_second, 0.001))) {}

    /// Takes a turn at `now`. Returns how long to wait for it; `std::nullopt` if that is longer than `most`, and then
    /// takes none.
    [[nodiscard]] std::optional<duration> take(instant now, duration most) noexcept {
        instant const due = (std::max)(next_, now);
        duration const wait = (std::max)(saturating_subtract(due, saturating_add(now, tolerance_)), duration::zero());
        if (wait > most) return std::nullopt;
        next_ = saturating_add(due, interval_);
        return wait;
    }

  private:
    static duration of_seconds(double s) noexcept {
        return std::chrono::duration_cast<duration>(std::chrono::duration<double>((std::min)(s, 1e9)));
    }

    duration interval_, tolerance_;
    instant next_ = (instant::min)();  // when the bucket would be full again
};

}  // namespace velo::inline VELO_ABI::rest

#endif
