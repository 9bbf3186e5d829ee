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

/// With `VELO_NO_PRODUCTION`, for tests and development, `velo::production` cannot be named, and no URL of the
/// production server is a `server_url`. All sources of a program define it, or none.

/// Everything is in the inline namespace `velo::v0`, so that two versions of the library can be in one program. Sources
/// that are compiled in another way have another name in its place: mixing them is an error of the linker that names
/// it.
#if defined(VELO_NO_PRODUCTION)
#if defined(__cpp_exceptions) || defined(_CPPUNWIND)
#if VELO_HEADER_ONLY
#define VELO_ABI v0_no_production
#else
#define VELO_ABI v0_no_production_separate
#endif
#elif VELO_HEADER_ONLY
#define VELO_ABI v0_no_production_no_exceptions
#else
#define VELO_ABI v0_no_production_separate_no_exceptions
#endif
#elif defined(__cpp_exceptions) || defined(_CPPUNWIND)
#if VELO_HEADER_ONLY
#define VELO_ABI v0
#else
#define VELO_ABI v0_separate
#endif
#elif VELO_HEADER_ONLY
#define VELO_ABI v0_no_exceptions
#else
#define VELO_ABI v0_separate_no_exceptions
#endif
namespace velo::inline VELO_ABI {}

#endif
