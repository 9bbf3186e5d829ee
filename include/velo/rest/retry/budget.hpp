// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_RETRY_BUDGET_HPP
#define VELO_REST_RETRY_BUDGET_HPP

#include <velo/version.hpp>

namespace velo::inline VELO_ABI::rest::retry {

/// How many retries a client and its copies may make over all calls, so that they do not multiply the load of a server
/// that is down. The budget is full at first.
struct budget_limits {
    int capacity = 100;        ///< retries in a full budget; each retry takes one
    int calls_per_retry = 10;  ///< this many successful calls give one retry back
};

/// The budget. Not for several threads at once: the client guards it.
class budget {
  public:
    /// A full budget.
    explicit constexpr budget(budget_limits limits) noexcept
        : limits_(limits), left_(static_cast<long long>(limits.capacity) * limits.calls_per_retry) {}

    /// Takes one retry; false when none is left.
    [[nodiscard]] constexpr bool take() noexcept {
        if (left_ < limits_.calls_per_retry) return false;
        left_ -= limits_.calls_per_retry;
        return true;
    }
    /// Gives back the share of one successful call.
    constexpr void give_back() noexcept {
        if (left_ < static_cast<long long>(limits_.capacity) * limits_.calls_per_retry) ++left_;
    }

  private:
    budget_limits limits_;
    long long left_;  // in shares: `calls_per_retry` of them are a retry
};

}  // namespace velo::inline VELO_ABI::rest::retry

#endif
