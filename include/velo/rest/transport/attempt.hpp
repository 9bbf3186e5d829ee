// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_ATTEMPT_HPP
#define VELO_REST_TRANSPORT_ATTEMPT_HPP

#include <velo/rest/error/errc.hpp>
#include <velo/rest/time/instant.hpp>
#include <velo/rest/time/stop.hpp>

#include <chrono>
#include <string>
#include <utility>

namespace velo::inline VELO_ABI::rest {

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

/// Outcome of one attempt to send a request: a whole response, or an error and how far the request got.
struct attempt {
    errc error = errc::none;                  ///< `none` if a whole response came, whatever its status
    delivery delivered = delivery::answered;  ///< how far the request got; `answered` if and only if `error` is `none`
    std::string detail{};            ///< the transport's words about the error; no secrets, nothing from the server
    bool reused_connection = false;  ///< the connection had carried an earlier request; for observers

    /// Returns the outcome of an attempt that brought a whole response.
    [[nodiscard]] static attempt answered() noexcept { return {}; }
    /// Returns the outcome of an attempt that failed with `error`.
    [[nodiscard]] static attempt failed(errc error, delivery delivered, std::string detail = {}) {
        return {error, delivered, std::move(detail), false};
    }
};

}  // namespace velo::inline VELO_ABI::rest

#endif
