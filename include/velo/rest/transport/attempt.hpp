// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_ATTEMPT_HPP
#define VELO_REST_TRANSPORT_ATTEMPT_HPP

#include <velo/rest/error/errc.hpp>
#include <velo/rest/memory/words.hpp>
#include <velo/rest/time/instant.hpp>
#include <velo/rest/time/stop.hpp>

#include <chrono>
#include <string_view>
#include <utility>

namespace velo::inline VELO_ABI::rest {

/// Timeout and stop of one attempt.
struct send_limits {
    /// Time from the call of `send` to its end, including every wait. Zero or less = already expired; the longest
    /// duration = no limit.
    duration timeout = std::chrono::seconds(30);
    /// Stops a blocking `send`. Asynchronous transports ignore it: their coroutines are cancelled instead.
    rest::stop stop{};

    /// Returns why nothing may be sent any more: `cancelled` after a stop, `timed_out` without time; else `errc::none`.
    [[nodiscard]] errc exceeded() const noexcept {
        if (stop.requested()) return errc::cancelled;
        return timeout <= duration::zero() ? errc::timed_out : errc::none;
    }
};

/// Returns the words for `attempt::detail` when a limit of the call ended the attempt: `timed_out` is its deadline,
/// `cancelled` its stop. Static text; empty for other errors.
[[nodiscard]] constexpr std::string_view call_limit_text(errc e) noexcept {
    if (e == errc::timed_out) return "the deadline of the call passed";
    return e == errc::cancelled ? "the caller asked to stop" : std::string_view();
}

/// Outcome of one attempt to send a request: a whole response, or an error and how far the request got.
struct attempt {
    errc error = errc::none;                  ///< `none` if a whole response came, whatever its status
    delivery delivered = delivery::answered;  ///< how far the request got; `answered` if and only if `error` is `none`
    attempt_words detail{};          ///< the transport's words about the error; no secrets, nothing from the server
    bool reused_connection = false;  ///< the connection had carried an earlier request; for observers
    bool is_permanent = false;       ///< another attempt would fail alike, as a proxy's 407; none is made

    /// Returns the outcome of an attempt that brought a whole response.
    [[nodiscard]] static attempt answered() noexcept { return {}; }
    /// Returns the outcome of an attempt that failed with `error`.
    [[nodiscard]] static attempt failed(errc error, delivery delivered, attempt_words detail = {}) {
        return {error, delivered, std::move(detail), false, false};
    }
    /// Returns the outcome of an attempt that a limit of the call ended: `error` is what `send_limits::exceeded` said.
    [[nodiscard]] static attempt limited(errc error, delivery delivered) {
        return failed(error, delivered, attempt_words(call_limit_text(error)));
    }
};

}  // namespace velo::inline VELO_ABI::rest

#endif
