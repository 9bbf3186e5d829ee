// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TIME_THREAD_WAIT_HPP
#define VELO_REST_TIME_THREAD_WAIT_HPP

#include <velo/rest/error/errc.hpp>
#include <velo/rest/process/threads.hpp>
#include <velo/rest/time/delay.hpp>
#include <velo/rest/time/stop.hpp>
#include <velo/version.hpp>

namespace velo::inline VELO_ABI::rest {

#if VELO_HAS_THREADS

/// The wait strategy that puts the calling thread to sleep. Stateless; for any number of threads.
struct thread_wait {
    /// Returns `errc::none` when the delay is over, or `errc::cancelled` as soon as a stop is requested. Calls to
    /// allocate may throw.
    errc operator()(delay const& d, rest::stop const& stop) const;

  private:
    class sleeper;
};

#else

struct thread_wait;  // only declared: there is no thread that could sleep

#endif

}  // namespace velo::inline VELO_ABI::rest

#if VELO_HEADER_ONLY && VELO_HAS_THREADS
#include <velo/rest/time/impl/thread_wait.ipp>
#endif

#endif
