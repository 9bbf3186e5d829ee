// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_RETRY_BUDGET_HPP
#define VELO_REST_RETRY_BUDGET_HPP

#include <velo/version.hpp>

namespace velo::inline v0::rest::retry {

/// How many retries a client and its copies may make, over all calls: so that when a server is down, its clients do not
/// multiply what it has to refuse. It is full at first; each retry takes one from it, and every `calls_per_retry` calls
/// that succeed give one back.
struct budget_limits {
    int capacity = 100;
    int calls_per_retry = 10;
};

/// The budget itself. Not for several threads at once: the client guards it. Throws nothing.
class budget {
  public:
    explicit constexpr budget(budget_limits limits) noexcept
        : limits_(limits), left_(static_cast<long long>(limits.capacity) * limits.calls_per_retry) {}

    /// Takes one retry; false when none is left.
    [[nodiscard]] constexpr bool take() noexcept {
        if (left_ < limits_.calls_per_retry) return false;
        left_ -= limits_.calls_per_retry;
        return true;
    }
    /// A call has succeeded.
    constexpr void give_back() noexcept {
        if (left_ < static_cast<long long>(limits_.capacity) * limits_.calls_per_retry) ++left_;
    }

  private:
    budget_limits limits_;
    long long left_;  // in parts of a retry
};

}  // namespace velo::inline v0::rest::retry

#endif
