// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TIME_WAITER_HPP
#define VELO_REST_TIME_WAITER_HPP

#include <velo/version.hpp>

namespace velo::inline v0::rest {

/// Somebody who waits for what another thread or coroutine does.
class waiter {
  public:
    /// It was done: look again. May be called from any thread, also when nobody waits any more.
    virtual void wake() noexcept = 0;

  protected:
    ~waiter() = default;
};

}  // namespace velo::inline v0::rest

#endif
