// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_VERSION_HPP
#define VELO_VERSION_HPP

#include <velo/rest/require.hpp>

/// The version of the library, by Semantic Versioning 2.0.0. Before 1.0 a minor version may break users' code.
#define VELO_VERSION_MAJOR 0
#define VELO_VERSION_MINOR 1
#define VELO_VERSION_PATCH 0
#define VELO_VERSION_STRING "0.1.0"

/// With `VELO_SEPARATE_COMPILATION` the functions that depend on no type of the user are only declared, and one source
/// of the program includes `velo/src.hpp`. All sources of a program define it, or none.
#if defined(VELO_SEPARATE_COMPILATION)
#define VELO_HEADER_ONLY 0
#define VELO_DECL
#else
#define VELO_HEADER_ONLY 1
#define VELO_DECL inline
#endif

/// 1 by default. With 0 the library allocates nothing: calls, responses, tokens and errors are in memory that the
/// program gives (`rest::call_memory`), and models have `std::string_view` in place of `std::string`. For boards. All
/// sources of a program define it as 0, or none.
#if !defined(VELO_HAS_HEAP)
#define VELO_HAS_HEAP 1
#endif
#if !VELO_HAS_HEAP && !VELO_HEADER_ONLY
#error "velo: VELO_HAS_HEAP is 0: leave VELO_SEPARATE_COMPILATION out"
#endif

/// With `VELO_NO_PRODUCTION`, for tests and development, `velo::production` cannot be named, and no URL of the
/// production server is a `server_url`. All sources of a program define it, or none.

/// Everything is in the inline namespace `velo::v0`, so that two versions of the library can be in one program. Sources
/// that are compiled in another way have another name in its place, such as `v0_no_production_separate_no_exceptions`:
/// mixing them is an error of the linker that names it.
#if defined(VELO_NO_PRODUCTION)
#define VELO_ABI_SERVERS _no_production
#else
#define VELO_ABI_SERVERS
#endif
#if !VELO_HAS_HEAP
#define VELO_ABI_BUILD _no_heap
#elif !VELO_HEADER_ONLY
#define VELO_ABI_BUILD _separate
#else
#define VELO_ABI_BUILD
#endif
#if defined(__cpp_exceptions) || defined(_CPPUNWIND)
#define VELO_ABI_ERRORS
#else
#define VELO_ABI_ERRORS _no_exceptions
#endif
#define VELO_ABI_PASTE(version, servers, build, errors) version##servers##build##errors
#define VELO_ABI_JOIN(version, servers, build, errors) VELO_ABI_PASTE(version, servers, build, errors)
#define VELO_ABI VELO_ABI_JOIN(v0, VELO_ABI_SERVERS, VELO_ABI_BUILD, VELO_ABI_ERRORS)
namespace velo::inline VELO_ABI {}

#endif
