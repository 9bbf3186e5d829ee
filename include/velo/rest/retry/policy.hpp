// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_RETRY_POLICY_HPP
#define VELO_REST_RETRY_POLICY_HPP

#include <velo/rest/endpoint/endpoint.hpp>
#include <velo/rest/model/check.hpp>
#include <velo/rest/retry/backoff.hpp>
#include <velo/rest/retry/retry_context.hpp>
#include <velo/rest/time/instant.hpp>

#include <concepts>
#include <optional>
#include <type_traits>
#include <utility>

namespace velo::inline VELO_ABI::rest::retry {

/// Decides whether a failed attempt is repeated, and after which delay.
///
/// Syntactic requirements, for a `P const& p` and a `retry_context const& c`: `P` is copy constructible; `p(c)` is a
/// `std::optional<duration>`.
/// Semantic requirements: it returns the delay before the next attempt, or `std::nullopt` to give up. It is called only
/// when a resend is safe (`is_safe_to_resend`). The delay counts only when it ends before the call's deadline and the
/// client's retry budget has a retry left. It must not throw, and may be called by as many threads as the client is.
/// Exemplar: `examples/3_policies/retry.cpp`. Models: `backoff`, `never_t`, `always_t`.
template <class P>
concept policy = std::copy_constructible<P> && requires(P const& p, retry_context const& c) {
    { p(c) } -> std::same_as<std::optional<duration>>;
};

/// The type of the retry policy in a Config.
template <class Config>
using policy_of = std::remove_cvref_t<decltype(std::declval<Config const&>().retry)>;

/// Never repeats.
struct never_t {
    [[nodiscard]] constexpr std::optional<duration> operator()(retry_context const&) const noexcept {
        return std::nullopt;
    }
};
inline constexpr never_t never{};  ///< `{.retry = retry::never}`

/// Repeats as `backoff` does, without a limit on attempts, until the deadline. It does not compile for a non-idempotent
/// operation. A call that is non-idempotent by its value, for example with a one-time code, is refused when it is made:
/// `errc::invalid_request`.
struct always_t {
    [[nodiscard]] std::optional<duration> operator()(retry_context const& c) const noexcept {
        retry_context next = c;
        next.attempts = c.attempts < 16 ? c.attempts : 16;
        return backoff{.max_attempts = 17}(next);
    }
};
inline constexpr always_t always{};  ///< `{.retry = retry::always}`

/// `retry::always` would send a non-idempotent operation twice.
template <class Op>
struct always_of_a_non_idempotent_operation : check_failed {
    static constexpr void enforce() noexcept {
        static_assert(rest::detail::never<Op>,
                      "velo: the Config of this client retries always, and this operation must not be sent twice: call "
                      "it over a client with retry::backoff or retry::never");
    }
};

namespace detail {

template <class Policy, class Op>
consteval auto check_retry() {
    if constexpr (std::same_as<Policy, always_t> && Op::endpoint.idempotency == idempotency::non_idempotent) {
        return always_of_a_non_idempotent_operation<Op>{};
    } else {
        return check_passed<Op>{};
    }
}

}  // namespace detail

/// The check of retrying `Op` by `Policy`: `check_passed<Op>`, or `always_of_a_non_idempotent_operation`.
template <class Policy, operation Op>
using retry_check = decltype(detail::check_retry<Policy, Op>());

}  // namespace velo::inline VELO_ABI::rest::retry

#endif
