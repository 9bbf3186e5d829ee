// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_PROCESS_THREADS_HPP
#define VELO_REST_PROCESS_THREADS_HPP

#include <velo/version.hpp>

#include <version>

/// 1 if the standard library has threads, and with them mutexes and clocks that an operating system drives; 0 for a
/// board whose standard library was built without. A program may define it as 0 where the library claims threads that
/// the system does not have; then all its sources do.
#if !defined(VELO_HAS_THREADS)
#if defined(__GLIBCXX__) && !defined(_GLIBCXX_HAS_GTHREADS)
#define VELO_HAS_THREADS 0
#elif defined(_LIBCPP_HAS_NO_THREADS)
#define VELO_HAS_THREADS 0
#elif defined(_LIBCPP_HAS_THREADS) && _LIBCPP_HAS_THREADS + 0 == 0
#define VELO_HAS_THREADS 0
#else
#define VELO_HAS_THREADS 1
#endif
#endif

#endif
