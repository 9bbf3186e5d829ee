// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_RETRY_RETRY_CONTEXT_HPP
#define VELO_REST_RETRY_RETRY_CONTEXT_HPP

#include <velo/rest/endpoint/replay.hpp>
#include <velo/rest/error/delivery.hpp>
#include <velo/rest/error/errc.hpp>
#include <velo/rest/time/instant.hpp>

#include <chrono>
#include <cstdint>
#include <optional>

namespace velo::inline v0::rest::retry {

/// What a retry policy knows when an attempt has failed.
struct retry_context {
    rest::idempotency idempotency =
        idempotency::non_idempotent;  ///< of this call: a one-time code in it makes it non-idempotent
    rest::delivery delivered = delivery::maybe_sent;
    errc error = errc::none;                ///< of the transport
    int status = 0;                         ///< of the answer; 0 when none came
    int attempts = 1;                       ///< how many were made, with this one
    std::optional<duration> retry_after{};  ///< what the answer asks for, from now on
    duration time_left{};                   ///< of the whole call
    std::uint64_t random = 0;               ///< uniform over all values, new for each question
};

/// Can it be sent again without acting twice? No policy is asked when it cannot.
///
/// A safe or idempotent call can. A non-idempotent one can when nothing was sent, and when the server says that it did
/// not act and asks to be asked again: 429, and 503 with a Retry-After. (A 503 without one may come from a gateway that
/// had passed the request on.) Throws nothing.
[[nodiscard]] constexpr bool is_safe_to_resend(retry_context const& s) noexcept {
    if (s.idempotency != idempotency::non_idempotent || s.delivered == delivery::not_sent) return true;
    return s.delivered == delivery::answered && (s.status == 429 || (s.status == 503 && s.retry_after));
}

/// May the server have acted on the attempt, though no success came back? Throws nothing.
[[nodiscard]] constexpr bool may_have_acted(retry_context const& s) noexcept {
    if (s.delivered != delivery::answered) return s.delivered == delivery::maybe_sent;
    return s.status >= 500 && !(s.status == 503 && s.retry_after);
}

/// Does it make sense to send it again: may the failure pass by itself? A connection that was not made or was lost, a
/// limit of the transport's own (while the call has time left), an answer that was not HTTP, 429, 503, 500, 502 and
/// 504. Throws nothing.
[[nodiscard]] constexpr bool is_transient(retry_context const& s) noexcept {
    if (s.error != errc::none)
        return s.error == errc::connect_failed || s.error == errc::connection_lost || s.error == errc::timed_out ||
               s.error == errc::protocol_error;
    return s.status == 429 || s.status == 500 || s.status == 502 || s.status == 503 || s.status == 504;
}

}  // namespace velo::inline v0::rest::retry

#endif
