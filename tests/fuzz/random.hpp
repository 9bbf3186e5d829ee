// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_TESTS_FUZZ_RANDOM_HPP
#define VELO_TESTS_FUZZ_RANDOM_HPP

#include <cstddef>
#include <cstdint>
#include <span>

namespace tests {

/// A small generator (splitmix64): the same seed gives the same inputs with every compiler and library.
class random {
  public:
    explicit random(std::uint64_t seed) noexcept : state_(seed) {}

    std::uint64_t next() noexcept {
        std::uint64_t z = (state_ += 0x9E3779B97F4A7C15u);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
        return z ^ (z >> 31);
    }
    /// From 0 to `end - 1`.
    std::size_t below(std::size_t end) noexcept { return static_cast<std::size_t>(next() % end); }
    /// True `percent` times in a hundred.
    bool chance(unsigned percent) noexcept { return below(100) < percent; }
    template <class T, std::size_t N>
    T const& one_of(T const (&choices)[N]) noexcept {
        return choices[below(N)];
    }

  private:
    std::uint64_t state_;
};

}  // namespace tests

#endif
