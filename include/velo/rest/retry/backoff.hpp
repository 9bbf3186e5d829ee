// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_RETRY_BACKOFF_HPP
#define VELO_REST_RETRY_BACKOFF_HPP

#include <velo/rest/retry/retry_context.hpp>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <optional>

namespace velo::inline v0::rest::retry {

/// Waits longer from attempt to attempt, at random, so that clients that failed together do not come back together
/// ("full jitter"): between nothing and `initial_delay`, then twice that, and so on to `max_delay`. What a server asks
/// for in Retry-After comes on top. The default of `default_config`. Stateless beyond its numbers.
struct backoff {
    std::chrono::nanoseconds initial_delay = std::chrono::milliseconds(200);
    std::chrono::nanoseconds max_delay = std::chrono::seconds(5);
    int max_attempts = 5;  ///< with the first; the token of the call has as many of its own

    /// The longest wait after so many attempts, without what the server asks for. Throws nothing.
    [[nodiscard]] constexpr std::chrono::nanoseconds ceiling(int attempts) const noexcept {
        std::chrono::nanoseconds wait = (std::max)(initial_delay, std::chrono::nanoseconds::zero());
        for (int i = 1; i < attempts; ++i) {
            if (wait >= max_delay / 2) return max_delay;
            wait *= 2;
        }
        return (std::min)(wait, max_delay);
    }

    [[nodiscard]] std::optional<std::chrono::nanoseconds> operator()(retry_context const& s) const noexcept {
        if (!is_transient(s) || s.attempts >= max_attempts) return std::nullopt;
        auto const span = static_cast<std::uint64_t>((std::max)(ceiling(s.attempts).count(), std::int64_t{0}));
        auto const jitter = static_cast<std::int64_t>(span == 0 ? 0 : s.random % span);
        auto const asked = s.retry_after.value_or(std::chrono::nanoseconds::zero());
        // More than ever fits before a deadline, and no overflow.
        constexpr auto most = (std::chrono::nanoseconds::max)();
        return asked < most - std::chrono::nanoseconds(jitter) ? asked + std::chrono::nanoseconds(jitter) : most;
    }
};

}  // namespace velo::inline v0::rest::retry

#endif
