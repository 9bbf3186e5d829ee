// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_HTTP_HEADER_HPP
#define VELO_REST_HTTP_HEADER_HPP

#include <velo/version.hpp>

#include <algorithm>
#include <string_view>

namespace velo::inline v0::rest {

/// Header field (RFC 9110 section 5). Views bytes that it does not own.
struct header {
    std::string_view name;   ///< a token; its case does not matter
    std::string_view value;  ///< without the whitespace around it
};

/// True if two field names, or two options in a field value, are equal. Ignores case (RFC 9110 section 5.1).
[[nodiscard]] constexpr bool same_name(std::string_view left, std::string_view right) noexcept {
    auto const lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                      [&](char a, char b) { return lower(a) == lower(b); });
}

}  // namespace velo::inline v0::rest

#endif
