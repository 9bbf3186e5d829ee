// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_TESTS_SUPPORT_COUNTED_NEW_HPP
#define VELO_TESTS_SUPPORT_COUNTED_NEW_HPP

#include <cstddef>
#include <cstdlib>
#include <new>

// Replaces `operator new` of the program, for one of its sources. Over-aligned forms are not replaced: nothing in the
// library is over-aligned.

namespace tests {

/// Allocations since the program began.
inline std::size_t allocations = 0;

inline void* counted(std::size_t size) {
    ++allocations;
    if (void* const block = std::malloc(size == 0 ? 1 : size)) return block;
    throw std::bad_alloc();
}

}  // namespace tests

void* operator new(std::size_t size) { return tests::counted(size); }
void* operator new[](std::size_t size) { return tests::counted(size); }
void operator delete(void* block) noexcept { std::free(block); }
void operator delete[](void* block) noexcept { std::free(block); }
void operator delete(void* block, std::size_t) noexcept { std::free(block); }
void operator delete[](void* block, std::size_t) noexcept { std::free(block); }

#endif
