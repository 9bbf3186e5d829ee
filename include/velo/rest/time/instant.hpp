// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TIME_INSTANT_HPP
#define VELO_REST_TIME_INSTANT_HPP

#include <velo/version.hpp>

#include <chrono>

namespace velo::inline VELO_ABI::rest {

/// A span of time, in nanoseconds.
using duration = std::chrono::nanoseconds;

/// Names the clock of a client (`default_config::clock`), whichever that is. It has no `now()`: a driver asks the
/// clock.
struct client_clock {
    /// These are the members of a clock (C++20 [time.clock.req]).
    using duration = rest::duration;
    using rep = duration::rep;
    using period = duration::period;
    using time_point = std::chrono::time_point<client_clock>;
    static constexpr bool is_steady = true;
};

/// A point in time of the client's clock. It is not a `duration`, so the two cannot be mixed up.
using instant = client_clock::time_point;

}  // namespace velo::inline VELO_ABI::rest

#endif
