// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_RETRY_BACKOFF_HPP
#define VELO_REST_RETRY_BACKOFF_HPP

#include <velo/rest/retry/retry_context.hpp>
#include <velo/rest/time/instant.hpp>

#include <chrono>
#include <cstdint>
#include <optional>

namespace velo::inline VELO_ABI::rest::retry {

/// Exponential backoff with full jitter, the default retry policy: repeats transient failures after a random delay
/// between zero and a ceiling that doubles from attempt to attempt. A Retry-After of the server is added to the jitter.
/// Thread safety: any number of threads.
struct backoff {
    duration initial_delay = std::chrono::milliseconds(200);  ///< the ceiling after the first attempt
    duration max_delay = std::chrono::seconds(5);             ///< the highest ceiling
    int max_attempts = 5;  ///< of the operation, the first included; as many again for its token

    /// The longest delay after this many attempts, without what the server asks for.
    [[nodiscard]] constexpr duration ceiling(int attempts) const noexcept {
        duration wait = initial_delay < duration::zero() ? duration::zero() : initial_delay;
        for (int i = 1; i < attempts; ++i) {
            if (wait >= max_delay / 2) return max_delay;
            wait *= 2;
        }
        return wait < max_delay ? wait : max_delay;
    }

    /// The delay before the next attempt; `std::nullopt` after `max_attempts`, or when the failure is not transient.
    [[nodiscard]] std::optional<duration> operator()(retry_context const& c) const noexcept {
        if (!is_transient(c) || c.attempts >= max_attempts) return std::nullopt;
        duration const most_now = ceiling(c.attempts);
        auto const span = most_now < duration::zero() ? 0 : static_cast<std::uint64_t>(most_now.count());
        auto const jitter = static_cast<std::int64_t>(span == 0 ? 0 : c.random % span);
        auto const asked = c.retry_after.value_or(duration::zero());
        // A sum that overflows is longer than every deadline.
        constexpr auto most = (duration::max)();
        return asked < most - duration(jitter) ? asked + duration(jitter) : most;
    }
};

}  // namespace velo::inline VELO_ABI::rest::retry

#endif
