// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_PROCESS_MUTEX_HPP
#define VELO_REST_PROCESS_MUTEX_HPP

#include <velo/rest/process/threads.hpp>
#include <velo/version.hpp>

#if VELO_HAS_THREADS
#include <mutex>
#endif

namespace velo::inline VELO_ABI::rest {

/// The mutex of what does not name one. Without threads it is only declared: a board names `no_mutex`, or the mutex of
/// its RTOS.
#if VELO_HAS_THREADS
using default_mutex = std::mutex;
#else
struct default_mutex;
#endif

/// A mutex for programs with one thread: it does nothing.
struct no_mutex {
    /// These do nothing.
    void lock() noexcept {}
    void unlock() noexcept {}
};

}  // namespace velo::inline VELO_ABI::rest

#endif
