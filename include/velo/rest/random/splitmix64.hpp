// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_RANDOM_SPLITMIX64_HPP
#define VELO_REST_RANDOM_SPLITMIX64_HPP

#include <velo/version.hpp>

#include <chrono>
#include <cstdint>

namespace velo::inline v0::rest {

/// A small generator of random bits, for jitter and for tests; not for secrets. (Vigna's splitmix64.) Satisfies
/// `std::uniform_random_bit_generator`. Not for several threads at once. Throws nothing.
class splitmix64 {
  public:
    using result_type = std::uint64_t;

    /// Begins where the time and the object's address say, so that clients that start together differ. Needs no device.
    splitmix64() noexcept
        : state_(mix(static_cast<std::uint64_t>(std::chrono::steady_clock::now().time_since_epoch().count())) ^
                 reinterpret_cast<std::uintptr_t>(this)) {}
    explicit constexpr splitmix64(std::uint64_t seed) noexcept : state_(seed) {}

    [[nodiscard]] static constexpr std::uint64_t(min)() noexcept { return 0; }
    [[nodiscard]] static constexpr std::uint64_t(max)() noexcept { return ~std::uint64_t{0}; }
    constexpr std::uint64_t operator()() noexcept { return mix(state_ += increment); }

    /// The number `z` of a sequence that starts at nothing.
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

}  // namespace velo::inline v0::rest

#endif
