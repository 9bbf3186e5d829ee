// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_RETRY_POLICY_HPP
#define VELO_REST_RETRY_POLICY_HPP

#include <velo/rest/retry/backoff.hpp>
#include <velo/rest/retry/retry_context.hpp>
#include <velo/rest/time/instant.hpp>

#include <chrono>
#include <concepts>
#include <optional>
#include <type_traits>
#include <utility>

namespace velo::inline v0::rest::retry {

/// Decides when a failed attempt is repeated: any callable that takes a `retry_context` and returns how long to wait
/// before the next attempt, or nothing to give up.
///
/// It is asked only when sending again is harmless (`is_safe_to_resend`), and its wait only counts when it ends before
/// the call's deadline and the client's retry budget has something left. It is const, throws nothing, and may be called
/// from as many threads as the client is. Models: `backoff`, `never_t`, `always_t`; examples/3_policies/retry.cpp.
template <class P>
concept policy = std::copy_constructible<P> && requires(P const& p, retry_context const& s) {
    { p(s) } -> std::same_as<std::optional<duration>>;
};

/// The type of the retry policy that `Config` have.
template <class Config>
using policy_of = std::remove_cvref_t<decltype(std::declval<Config const&>().retry)>;

/// Never sends again, whatever happened.
struct never_t {
    [[nodiscard]] constexpr std::optional<duration> operator()(retry_context const&) const noexcept {
        return std::nullopt;
    }
};
inline constexpr never_t never{};

/// Sends again, as `backoff` does, until the call's time is up: no limit on attempts. Does not compile for a
/// non-idempotent operation; a call with a one-time code in it is refused (`errc::invalid_request`).
struct always_t {
    [[nodiscard]] std::optional<duration> operator()(retry_context const& s) const noexcept {
        retry_context next = s;
        next.attempts = s.attempts < 16 ? s.attempts : 16;
        return backoff{.max_attempts = 17}(next);
    }
};
inline constexpr always_t always{};

}  // namespace velo::inline v0::rest::retry

#endif
