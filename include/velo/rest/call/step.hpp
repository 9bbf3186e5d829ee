// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_CALL_STEP_HPP
#define VELO_REST_CALL_STEP_HPP

#include <velo/version.hpp>

namespace velo::inline VELO_ABI::rest {

/// The next step of a call, for its driver.
enum class step {
    send,  ///< give `request()` to the transport, then call `ended`
    wait,  ///< wait as `delay()` says, then call `waited`
    done,  ///< take the result
};

}  // namespace velo::inline VELO_ABI::rest

#endif
