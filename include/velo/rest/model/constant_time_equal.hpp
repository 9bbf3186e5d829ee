// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_MODEL_CONSTANT_TIME_EQUAL_HPP
#define VELO_REST_MODEL_CONSTANT_TIME_EQUAL_HPP

#include <velo/version.hpp>

#include <cstddef>
#include <string_view>

namespace velo::inline VELO_ABI::rest {

/// True if two secrets are equal. The time depends on their lengths only, not on where they differ.
[[nodiscard]] constexpr bool constant_time_equal(std::string_view left, std::string_view right) noexcept {
    if (left.size() != right.size()) return false;
    unsigned difference = 0;
    for (std::size_t i = 0; i != left.size(); ++i) {
        difference |= static_cast<unsigned>(static_cast<unsigned char>(left[i])) ^
                      static_cast<unsigned>(static_cast<unsigned char>(right[i]));
    }
    return difference == 0;
}

}  // namespace velo::inline VELO_ABI::rest

#endif
