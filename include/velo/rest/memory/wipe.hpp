// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_MEMORY_WIPE_HPP
#define VELO_REST_MEMORY_WIPE_HPP

#include <velo/version.hpp>

#include <cstddef>
#include <cstring>
#include <type_traits>

namespace velo::inline v0::rest {

/// Overwrites `size` bytes at `data` with zeros, in a way that the optimiser may not remove although nobody reads them
/// again. Throws nothing. Usable in constant expressions, where it does the plain loop.
constexpr void wipe(char* data, std::size_t size) noexcept {
    if (size == 0) return;
    if (std::is_constant_evaluated()) {
        for (std::size_t i = 0; i != size; ++i) data[i] = '\0';
    } else {
        std::memset(data, 0, size);
        // The barrier tells the compiler that the zeros are seen, so the memset stays.
#if defined(__GNUC__) || defined(__clang__)
        asm volatile("" : : "r"(data) : "memory");
#else
        for (volatile char* p = data; size != 0; ++p, --size) *p = '\0';
#endif
    }
}

}  // namespace velo::inline v0::rest

#endif
