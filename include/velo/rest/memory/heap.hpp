// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_MEMORY_HEAP_HPP
#define VELO_REST_MEMORY_HEAP_HPP

/// 1 by default. With 0 the library allocates nothing: calls, responses, tokens and errors are in memory that the
/// program gives (`call_memory`), and the models have `std::string_view` in place of `std::string`. For boards; all
/// sources of a program define it, or none.
#if !defined(VELO_HAS_HEAP)
#define VELO_HAS_HEAP 1
#endif

#endif
