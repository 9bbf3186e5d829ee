// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_TESTS_FUZZ_RANDOM_HPP
#define VELO_TESTS_FUZZ_RANDOM_HPP

#include <velo/rest/random/splitmix64.hpp>

#include <cstddef>
#include <cstdint>
#include <span>

namespace tests {

/// Source of random choices. The same seed gives the same inputs with every compiler and standard library.
class random {
  public:
    explicit random(std::uint64_t seed) noexcept : bits_(seed) {}

    std::uint64_t next() noexcept { return bits_(); }
    /// Returns a number from 0 to `end - 1`.
    std::size_t below(std::size_t end) noexcept { return static_cast<std::size_t>(next() % end); }
    /// True in `percent` of 100 cases.
    bool chance(unsigned percent) noexcept { return below(100) < percent; }
    template <class T, std::size_t N>
    T const& one_of(T const (&choices)[N]) noexcept {
        return choices[below(N)];
    }

  private:
    velo::rest::splitmix64 bits_;
};

}  // namespace tests

#endif
