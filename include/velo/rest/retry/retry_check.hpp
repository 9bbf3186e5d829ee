// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_RETRY_RETRY_CHECK_HPP
#define VELO_REST_RETRY_RETRY_CHECK_HPP

#include <velo/rest/endpoint/endpoint.hpp>
#include <velo/rest/endpoint/operation.hpp>
#include <velo/rest/model/check.hpp>
#include <velo/rest/retry/policy.hpp>

#include <concepts>

namespace velo::inline v0::rest::retry {

/// `retry::always` would send a non-idempotent operation twice.
template <class Op>
struct always_of_a_non_idempotent_operation : check_failed {
    static constexpr void verify() noexcept {
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

}  // namespace velo::inline v0::rest::retry

#endif
