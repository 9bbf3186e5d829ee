// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_RETRY_BACKOFF_HPP
#define VELO_REST_RETRY_BACKOFF_HPP

#include <velo/rest/retry/retry_context.hpp>
#include <velo/rest/time/instant.hpp>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <optional>

namespace velo::inline v0::rest::retry {

/// Waits longer from attempt to attempt, at random, so that clients that failed together do not come back together
/// ("full jitter"): between nothing and `initial_delay`, then twice that, and so on to `max_delay`. What a server asks
/// for in Retry-After comes on top. The default of `default_config`. Stateless beyond its numbers.
struct backoff {
    duration initial_delay = std::chrono::milliseconds(200);
    duration max_delay = std::chrono::seconds(5);
    int max_attempts = 5;  ///< with the first; the token of the call has as many of its own

    /// The longest wait after so many attempts, without what the server asks for. Throws nothing.
    [[nodiscard]] constexpr duration ceiling(int attempts) const noexcept {
        duration wait = (std::max)(initial_delay, duration::zero());
        for (int i = 1; i < attempts; ++i) {
            if (wait >= max_delay / 2) return max_delay;
            wait *= 2;
        }
        return (std::min)(wait, max_delay);
    }

    [[nodiscard]] std::optional<duration> operator()(retry_context const& s) const noexcept {
        if (!is_transient(s) || s.attempts >= max_attempts) return std::nullopt;
        auto const span = static_cast<std::uint64_t>((std::max)(ceiling(s.attempts).count(), std::int64_t{0}));
        auto const jitter = static_cast<std::int64_t>(span == 0 ? 0 : s.random % span);
        auto const asked = s.retry_after.value_or(duration::zero());
        // More than ever fits before a deadline, and no overflow.
        constexpr auto most = (duration::max)();
        return asked < most - duration(jitter) ? asked + duration(jitter) : most;
    }
};

}  // namespace velo::inline v0::rest::retry

#endif
