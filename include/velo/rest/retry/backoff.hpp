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
    duration_setting initial_delay = std::chrono::milliseconds(200);  ///< the ceiling after the first attempt
    duration_setting max_delay = std::chrono::seconds(5);             ///< the highest ceiling
    int max_attempts = 5;  ///< of the operation, the first included; as many again for its token

    /// The longest delay after this many attempts, without what the server asks for.
    [[nodiscard]] constexpr duration ceiling(int attempts) const noexcept {
        auto const or_zero = [](duration d) { return d < duration::zero() ? duration::zero() : d; };
        duration wait = or_zero(initial_delay);
        duration const most = or_zero(max_delay);
        for (int i = 1; i < attempts; ++i) {
            if (wait >= most / 2) return most;
            wait *= 2;
        }
        return wait < most ? wait : most;
    }

    /// The delay before the next attempt; `std::nullopt` after `max_attempts`, or when the failure is not transient.
    [[nodiscard]] std::optional<duration> operator()(retry_context const& c) const noexcept {
        if (!is_transient(c) || c.attempts >= max_attempts) return std::nullopt;
        auto const span = static_cast<std::uint64_t>(ceiling(c.attempts).count());
        auto const jitter = static_cast<duration::rep>(span == 0 ? 0 : c.random % span);
        return saturating_add(c.retry_after.value_or(duration::zero()), duration(jitter));
    }
};

}  // namespace velo::inline VELO_ABI::rest::retry

#endif
