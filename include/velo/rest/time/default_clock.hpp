// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TIME_DEFAULT_CLOCK_HPP
#define VELO_REST_TIME_DEFAULT_CLOCK_HPP

#include <velo/rest/process/threads.hpp>
#include <velo/version.hpp>

#include <chrono>

namespace velo::inline VELO_ABI::rest {

#if VELO_HAS_THREADS

/// The clock of what does not name one.
using default_clock = std::chrono::steady_clock;
/// The clock of the calendar of what does not name one.
using default_wall_clock = std::chrono::system_clock;

#else

// Only declared: those of the standard library would call functions that a board does not have.
struct default_clock;
struct default_wall_clock;

#endif

}  // namespace velo::inline VELO_ABI::rest

#endif
