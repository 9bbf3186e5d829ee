// SPDX-License-Identifier: BSL-1.0

// Counts what the program allocates.

#include <cstddef>
#include <cstdlib>
#include <new>

#include "harness.hpp"

void* operator new(std::size_t size) {
    ++harness::allocations;
    if (void* const block = std::malloc(size)) return block;
    std::abort();
}
void* operator new[](std::size_t size) { return operator new(size); }
void operator delete(void* block) noexcept { std::free(block); }
void operator delete[](void* block) noexcept { std::free(block); }
void operator delete(void* block, std::size_t) noexcept { std::free(block); }
void operator delete[](void* block, std::size_t) noexcept { std::free(block); }
