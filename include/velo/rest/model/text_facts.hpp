// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_MODEL_TEXT_FACTS_HPP
#define VELO_REST_MODEL_TEXT_FACTS_HPP

#include <velo/version.hpp>

#include <cstddef>
#include <string_view>

namespace velo::inline VELO_ABI::rest {

/// What the API specification says of a text, in the terms of JSON Schema. A text rule, or another type whose value is
/// one text, has them as its `facts`. The contract prints them.
struct text_facts {
    std::string_view format{};   ///< `email`, `uuid`, `date-time`; empty if there is none
    std::string_view pattern{};  ///< a regular expression; empty if there is none
    std::size_t min_length = 0;  ///< in code points
    std::size_t max_length = 0;  ///< in code points; 0: no limit

    /// True if a text of `code_points` code points has an allowed length.
    [[nodiscard]] constexpr bool allows_length(std::size_t code_points) const noexcept {
        return code_points >= min_length && (max_length == 0 || code_points <= max_length);
    }
};

}  // namespace velo::inline VELO_ABI::rest

#endif
