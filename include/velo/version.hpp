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

/// Everything is in the inline namespace `velo::v0`, so that two versions of the library can be in one program. Sources
/// that are compiled in another way have another name in its place: mixing them is an error of the linker that names
/// it.
#if defined(__cpp_exceptions) || defined(_CPPUNWIND)
#if !VELO_HAS_HEAP
#define VELO_ABI v0_no_heap
#elif VELO_HEADER_ONLY
#define VELO_ABI v0
#else
#define VELO_ABI v0_separate
#endif
#elif !VELO_HAS_HEAP
#define VELO_ABI v0_no_heap_no_exceptions
#elif VELO_HEADER_ONLY
#define VELO_ABI v0_no_exceptions
#else
#define VELO_ABI v0_separate_no_exceptions
#endif
namespace velo::inline VELO_ABI {}

#endif
