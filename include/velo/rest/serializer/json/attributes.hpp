// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_SERIALIZER_JSON_ATTRIBUTES_HPP
#define VELO_REST_SERIALIZER_JSON_ATTRIBUTES_HPP

#include <velo/version.hpp>

// What keeps rare code out of the way of frequent code. g++ 12 is sensitive to it: without these a user costs 400
// instructions more.
#if defined(__GNUC__) || defined(__clang__)
#define VELO_COLD [[gnu::cold]] [[gnu::noinline]]
#define VELO_FLATTEN [[gnu::flatten]]
#define VELO_NOINLINE [[gnu::noinline]]
#define VELO_ALWAYS_INLINE [[gnu::always_inline]] inline
#else
#define VELO_COLD
#define VELO_FLATTEN
#define VELO_NOINLINE
#define VELO_ALWAYS_INLINE
#endif

#endif
