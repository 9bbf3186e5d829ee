// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_MODEL_TEXT_FACTS_HPP
#define VELO_REST_MODEL_TEXT_FACTS_HPP

#include <velo/version.hpp>

#include <cstddef>
#include <string_view>

namespace velo::inline v0::rest {

/// What an API's document says of the form of a text, in the words of JSON Schema: a text rule has one as its `facts`,
/// and so do other types whose value is one text. What the document does not say is empty.
struct text_facts {
    std::string_view format{};
    std::string_view pattern{};
    std::size_t min_length = 0;  ///< in code points
    std::size_t max_length = 0;

    /// Does a text of this many code points have a documented length?
    [[nodiscard]] constexpr bool allows_length(std::size_t code_points) const noexcept {
        return code_points >= min_length && (max_length == 0 || code_points <= max_length);
    }
};

}  // namespace velo::inline v0::rest

#endif
