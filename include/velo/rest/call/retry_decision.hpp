// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_CALL_RETRY_DECISION_HPP
#define VELO_REST_CALL_RETRY_DECISION_HPP

#include <velo/rest/error/errc.hpp>
#include <velo/rest/http/characters.hpp>
#include <velo/rest/response/response.hpp>
#include <velo/rest/response/retry_after.hpp>
#include <velo/rest/retry/option.hpp>
#include <velo/rest/retry/policy.hpp>
#include <velo/rest/retry/retry_context.hpp>
#include <velo/rest/time/instant.hpp>

#include <chrono>
#include <concepts>
#include <optional>
#include <string_view>

namespace velo::inline VELO_ABI::rest {

/// How an attempt ended, for the call.
enum class attempt_result {
    succeeded,        ///< 2xx
    deleted_earlier,  ///< a DELETE got 404 after an attempt that may have succeeded
    rejected,         ///< 401 for the token that the calls of the client share
    failed,           ///< anything else
};

/// Evaluates the attempts of one call, one after the other. It returns values, calls
/// nobody, and has no clock.
class retry_decision {
  public:
    /// `not_found_on_resend_is_success`: the call is a DELETE whose 404 may mean that an earlier attempt has succeeded.
    /// `takes_token`: the call is signed with the shared token.
    constexpr retry_decision(bool not_found_on_resend_is_success, bool takes_token) noexcept
        : not_found_on_resend_is_success_(not_found_on_resend_is_success), takes_token_(takes_token) {}

    /// The meaning of an attempt that has just ended.
    constexpr attempt_result after(retry::retry_context const& c) noexcept { return last_ = evaluate(c); }
    /// The meaning of the last attempt; `failed` before the first.
    [[nodiscard]] constexpr attempt_result last() const noexcept { return last_; }
    /// How far the call has got: as its last attempt, or `maybe_sent` when that was not sent and an earlier one may
    /// have acted.
    [[nodiscard]] constexpr delivery delivered() const noexcept { return delivered_; }

  private:
    constexpr attempt_result evaluate(retry::retry_context const& c) noexcept {
        // An attempt that was not sent does not undo the effect of an earlier one.
        delivered_ = c.delivered == delivery::not_sent && may_have_acted_ ? delivery::maybe_sent : c.delivered;
        if (c.status >= 200 && c.status <= 299) return attempt_result::succeeded;
        if (c.status == 404 && may_have_acted_ && not_found_on_resend_is_success_)
            return attempt_result::deleted_earlier;
        may_have_acted_ = may_have_acted_ || retry::may_have_acted(c);
        return c.status == 401 && takes_token_ ? attempt_result::rejected : attempt_result::failed;
    }

    bool not_found_on_resend_is_success_;
    bool takes_token_;
    bool may_have_acted_ = false;
    delivery delivered_ = delivery::not_sent;
    attempt_result last_ = attempt_result::failed;
};

/// True when the retry policy is asked: a resend cannot act twice and is not known to fail alike, the caller has not
/// asked to stop, and time is left.
[[nodiscard]] constexpr bool may_ask_policy(retry::retry_context const& c) noexcept {
    return retry::is_safe_to_resend(c) && !c.is_permanent && c.error != errc::cancelled &&
           c.time_left > duration::zero();
}

/// How long the server asks to wait: the Retry-After of a 429 or 503. `WallClock` is asked when it is a date and the
/// response does not say what time it is.
template <class WallClock>
[[nodiscard]] std::optional<duration> asked_to_wait(response const& r) {
    if (r.status() != 429 && r.status() != 503) return std::nullopt;
    return retry_after(r, std::chrono::floor<std::chrono::seconds>(WallClock::now()));
}

/// True for a 408 with which the server ends the connection (RFC 9110 section 15.5.9).
[[nodiscard]] inline bool ended_by_408(response const& r) noexcept {
    bool closes = false;
    if (r.status() == 408) {
        for_each_element(r.header("Connection"),
                         [&](std::string_view option) { closes = closes || same_name(option, "close"); });
    }
    return closes;
}

/// How long to wait before the call is sent again, by its own option or by `policy`, the client's; `std::nullopt`
/// when it is not sent again. A delay that would end after the deadline is none: the error of the attempt says more
/// than a timeout.
template <retry::policy Policy>
[[nodiscard]] std::optional<duration> delay_before_retry(retry::retry_context const& c,
                                                         retry::option_value const& option, Policy const& policy) {
    using kind = retry::option_value::kind;
    auto const asked = [&]() -> std::optional<duration> {
        switch (option.what) {
            case kind::no_retry: return retry::never(c);
            case kind::unlimited: return retry::always(c);
            case kind::backoff: return option.numbers(c);
            case kind::function: return option.decide(c);
            case kind::client_default: break;
        }
        return policy(c);
    };
    std::optional<duration> const delay = asked();
    if (!delay || *delay >= c.time_left) return std::nullopt;
    return *delay > duration::zero() ? *delay : duration::zero();
}

/// True when the option says `retry::never`, or leaves it to a `policy` that does.
template <retry::policy Policy>
[[nodiscard]] constexpr bool retries_never(retry::option_value const& option, Policy const&) noexcept {
    using kind = retry::option_value::kind;
    return option.what == kind::no_retry ||
           (option.what == kind::client_default && std::same_as<Policy, retry::never_t>);
}

/// The same for `retry::always`.
template <retry::policy Policy>
[[nodiscard]] constexpr bool retries_always(retry::option_value const& option, Policy const&) noexcept {
    using kind = retry::option_value::kind;
    return option.what == kind::unlimited ||
           (option.what == kind::client_default && std::same_as<Policy, retry::always_t>);
}

}  // namespace velo::inline VELO_ABI::rest

#endif
