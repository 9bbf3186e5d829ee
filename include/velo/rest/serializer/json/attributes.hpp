// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_SERIALIZER_JSON_ATTRIBUTES_HPP
#define VELO_REST_SERIALIZER_JSON_ATTRIBUTES_HPP

#include <velo/version.hpp>

// What keeps rare code out of the way of frequent code. g++ 12 is sensitive to it: without these a user costs 400
// instructions more. A program that is compiled for its size has each function once.
#if defined(__GNUC__) || defined(__clang__)
#define VELO_COLD [[gnu::cold]] [[gnu::noinline]]
#define VELO_NOINLINE [[gnu::noinline]]
#else
#define VELO_COLD
#define VELO_NOINLINE
#endif
#if (defined(__GNUC__) || defined(__clang__)) && !defined(__OPTIMIZE_SIZE__)
#define VELO_ALWAYS_INLINE [[gnu::always_inline]] inline
#else
#define VELO_ALWAYS_INLINE inline
#endif

namespace velo::inline VELO_ABI::rest::detail {

/// For a place that no program reaches, which the compiler does not see. To get there is undefined behaviour.
[[noreturn]] inline void unreachable() noexcept {
#if defined(__GNUC__) || defined(__clang__)
    __builtin_unreachable();
#else
    for (;;) {
    }
#endif
}

}  // namespace velo::inline VELO_ABI::rest::detail

#endif
