// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_HTTP_COMMA_LIST_HPP
#define VELO_REST_HTTP_COMMA_LIST_HPP

#include <velo/rest/http/characters.hpp>

#include <cstddef>
#include <string_view>

namespace velo::inline v0::rest {

/// Calls `f` with each element of a comma-separated list (RFC 9110 section 5.6.1), without the whitespace around it. An
/// element may be empty. Does not know quoted strings: a comma within one separates as well.
template <class F>
constexpr void for_each_element(std::string_view list, F f) {
    for (;;) {
        std::size_t const comma = list.find(',');
        f(trimmed(list.substr(0, comma)));
        if (comma == std::string_view::npos) return;
        list.remove_prefix(comma + 1);
    }
}

}  // namespace velo::inline v0::rest

#endif
