// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_RETRY_RETRY_CONTEXT_HPP
#define VELO_REST_RETRY_RETRY_CONTEXT_HPP

#include <velo/rest/endpoint/endpoint.hpp>
#include <velo/rest/error/errc.hpp>
#include <velo/rest/time/instant.hpp>

#include <cstdint>
#include <optional>

namespace velo::inline VELO_ABI::rest::retry {

/// What a retry policy knows of an attempt that has failed.
struct retry_context {
    /// Of this call; a one-time code among its arguments makes it non-idempotent.
    rest::idempotency idempotency = idempotency::non_idempotent;
    rest::delivery delivered = delivery::maybe_sent;  ///< how far the attempt got
    errc error = errc::none;                          ///< of the transport; `none` when a response came
    int status = 0;                                   ///< of the response; 0 when none came
    bool is_permanent = false;                        ///< the transport says that another attempt would fail alike
    int attempts = 1;                                 ///< made so far, this one included
    std::optional<duration> retry_after{};            ///< what the response asks for, counted from now
    duration time_left{};                             ///< of the whole call
    std::uint64_t random = 0;                         ///< uniform over all values, new for each question
    /// A 408 that ends a connection which had carried a request: the server gave the idle connection up while the
    /// request was under way, as if it had closed it (RFC 9110 section 15.5.9).
    bool timed_out_while_idle = false;
};

/// True if a resend cannot duplicate the effect. Policies are consulted only then.
///
/// That is so for a safe or idempotent call. A non-idempotent one may be resent when nothing was sent, and when the
/// server says that it did not act and that the client may ask again: 425 (RFC 8470 section 5.2), 429, 503 with a
/// Retry-After, or a 408 to an idle connection. (A 503 without Retry-After, and any other 408, may come from a gateway
/// that had forwarded the request.)
[[nodiscard]] constexpr bool is_safe_to_resend(retry_context const& c) noexcept {
    if (c.idempotency != idempotency::non_idempotent || c.delivered == delivery::not_sent) return true;
    return c.delivered == delivery::answered &&
           (c.status == 425 || c.status == 429 || (c.status == 503 && c.retry_after) || c.timed_out_while_idle);
}

/// True if the server may have acted on the attempt although it did not report success.
[[nodiscard]] constexpr bool may_have_acted(retry_context const& c) noexcept {
    if (c.delivered != delivery::answered) return c.delivered == delivery::maybe_sent;
    if (c.status == 408) return !c.timed_out_while_idle;
    return c.status >= 500 && !(c.status == 503 && c.retry_after);
}

/// True for failures that usually clear by themselves: no connection or a lost one, a time limit of the transport, a
/// response that is not HTTP, and the statuses 408, 425, 429, 500, 502, 503 and 504.
[[nodiscard]] constexpr bool is_transient(retry_context const& c) noexcept {
    if (c.error != errc::none)
        return c.error == errc::connect_failed || c.error == errc::connection_lost || c.error == errc::timed_out ||
               c.error == errc::protocol_error;
    return c.status == 408 || c.status == 425 || c.status == 429 || c.status == 500 || c.status == 502 ||
           c.status == 503 || c.status == 504;
}

}  // namespace velo::inline VELO_ABI::rest::retry

#endif
