// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_SEND_LIMITS_HPP
#define VELO_REST_TRANSPORT_SEND_LIMITS_HPP

#include <velo/rest/error/errc.hpp>
#include <velo/rest/time/instant.hpp>
#include <velo/rest/time/stop.hpp>

#include <chrono>

namespace velo::inline v0::rest {

/// Timeout and stop of one attempt.
struct send_limits {
    /// Time from the call of `send` to its end, including every wait. Zero or less = already expired.
    duration timeout = std::chrono::seconds(30);
    /// Stops a blocking `send`. Asynchronous transports ignore it: their coroutines are cancelled instead.
    rest::stop stop{};

    /// Returns why nothing may be sent any more: `cancelled` after a stop, `timed_out` without time; else `errc::none`.
    [[nodiscard]] errc exceeded() const noexcept {
        if (stop.requested()) return errc::cancelled;
        return timeout <= duration::zero() ? errc::timed_out : errc::none;
    }
};

}  // namespace velo::inline v0::rest

#endif
