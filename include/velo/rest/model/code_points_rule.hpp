// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_MODEL_CODE_POINTS_RULE_HPP
#define VELO_REST_MODEL_CODE_POINTS_RULE_HPP

#include <velo/rest/model/text_facts.hpp>
#include <velo/rest/model/utf8.hpp>

#include <cstddef>
#include <string_view>

namespace velo::inline VELO_ABI::rest {

/// Base of a `text_rule` that limits the number of code points and nothing else. The derived rule adds `expected` and
/// `mistake`. A `Max` of 0 means no limit; such a rule declares its own `capacity`.
template <std::size_t Min, std::size_t Max>
struct code_points_rule {
    /// Bytes: UTF-8 takes at most four for a code point.
    static constexpr std::size_t capacity = 4 * Max;
    /// For the contract: the same limits.
    static constexpr text_facts facts{.min_length = Min, .max_length = Max};

    /// True for UTF-8 text of `Min` to `Max` code points.
    [[nodiscard]] static constexpr bool accepts(std::string_view s) noexcept {
        auto const count = code_points(s);
        return count && facts.allows_length(*count);
    }
};

}  // namespace velo::inline VELO_ABI::rest

#endif
