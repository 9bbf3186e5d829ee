// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_RANDOM_SPLITMIX64_HPP
#define VELO_REST_RANDOM_SPLITMIX64_HPP

#include <velo/rest/process/threads.hpp>
#include <velo/version.hpp>

#if VELO_HAS_THREADS
#include <chrono>
#endif
#include <cstdint>

namespace velo::inline VELO_ABI::rest {

/// Small pseudo-random generator for jitter and tests (Vigna's splitmix64). Never use it for secrets: its output is
/// predictable. Satisfies `std::uniform_random_bit_generator`.
///
/// Thread safety: distinct objects safe, one object unsafe.
class splitmix64 {
  public:
    /// The result of a draw.
    using result_type = std::uint64_t;

#if VELO_HAS_THREADS
    /// Seeds from the clock and the object's address, so that clients that start together draw different numbers.
    /// Absent on a board without a clock: its address would be the same after each reset.
    splitmix64() noexcept
        : state_(mix(static_cast<std::uint64_t>(std::chrono::steady_clock::now().time_since_epoch().count())) ^
                 reinterpret_cast<std::uintptr_t>(this)) {}
#endif
    /// Seeds with `seed`: the same seed gives the same sequence on every platform.
    explicit constexpr splitmix64(std::uint64_t seed) noexcept : state_(seed) {}

    /// Smallest number that a draw returns.
    [[nodiscard]] static constexpr std::uint64_t(min)() noexcept { return 0; }
    /// Largest number that a draw returns.
    [[nodiscard]] static constexpr std::uint64_t(max)() noexcept { return ~std::uint64_t{0}; }
    /// Draws the next number.
    constexpr std::uint64_t operator()() noexcept { return mix(state_ += increment); }

    /// Returns draw number `number`, counted from 1, of the sequence with seed 0: without a generator's state.
    [[nodiscard]] static constexpr std::uint64_t nth(std::uint64_t number) noexcept { return mix(number * increment); }

  private:
    static constexpr std::uint64_t increment = 0x9E3779B97F4A7C15u;
    [[nodiscard]] static constexpr std::uint64_t mix(std::uint64_t z) noexcept {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
        return z ^ (z >> 31);
    }

    std::uint64_t state_;
};

}  // namespace velo::inline VELO_ABI::rest

#endif
