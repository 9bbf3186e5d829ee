// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_MEMORY_WIPE_HPP
#define VELO_REST_MEMORY_WIPE_HPP

#include <velo/version.hpp>

#include <cstddef>
#include <cstring>
#include <type_traits>

namespace velo::inline v0::rest {

/// Zeroes `size` bytes at `data`. The optimiser may not remove this, even though the memory is not read again. Usable
/// in constant expressions, where it is a plain loop.
constexpr void wipe(char* data, std::size_t size) noexcept {
    if (size == 0) return;
    if (std::is_constant_evaluated()) {
        for (std::size_t i = 0; i != size; ++i) data[i] = '\0';
    } else {
        std::memset(data, 0, size);
        // The barrier counts as a read of the zeros, so the compiler keeps the memset.
#if defined(__GNUC__) || defined(__clang__)
        asm volatile("" : : "r"(data) : "memory");
#else
        for (volatile char* p = data; size != 0; ++p, --size) *p = '\0';
#endif
    }
}

}  // namespace velo::inline v0::rest

#endif
