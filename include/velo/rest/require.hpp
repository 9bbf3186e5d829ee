// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_REQUIRE_HPP
#define VELO_REST_REQUIRE_HPP

// What the library needs. Every header reads this before all else: the first include of each header is one of ours.

#if __has_include(<boost/version.hpp>)
#include <boost/version.hpp>
#endif
#if __has_include(<version>)
#include <version>
#endif

#if defined(__clang__) ? __clang_major__ < 16 : defined(__GNUC__) && __GNUC__ < 11
#error "velo: this compiler is too old: g++ 11, clang 16 or a newer one is needed"
#elif defined(_MSVC_LANG) ? _MSVC_LANG < 202002L : __cplusplus < 202002L
#error "velo: C++20 is needed: compile with -std=c++20 or a newer standard"
#elif !defined(BOOST_VERSION)
#error "velo: Boost 1.81 or newer is needed, and its headers are not found"
#elif BOOST_VERSION < 108100
#error "velo: this Boost is too old: Boost 1.81 or newer is needed"
#elif defined(_LIBCPP_VERSION) && _LIBCPP_VERSION < 200000 && !defined(__cpp_lib_jthread)
#error "velo: this libc++ has no std::stop_token: libc++ 20 is needed, or libc++ 18 with -fexperimental-library"
#else
#define VELO_REQUIREMENTS_ARE_MET
#endif

#ifndef VELO_REQUIREMENTS_ARE_MET
// The only kind of error at which g++ and clang stop: without it thousands of errors would follow.
#include "the compilation ends here: see the error above"
#endif

#endif
