// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_SERIALIZER_JSON_POINTER_HPP
#define VELO_REST_SERIALIZER_JSON_POINTER_HPP

#include <velo/version.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace velo::inline VELO_ABI::rest::detail {

/// Appends `/` and the name of a member to a JSON pointer (RFC 6901). Calls to allocate may throw.
inline void append_pointer_key(std::string& pointer, std::string_view key) {
    pointer += '/';
    for (char const c : key) {
        if (c == '~') {
            pointer += "~0";
        } else if (c == '/') {
            pointer += "~1";
        } else {
            pointer += c;
        }
    }
}

/// Appends the index of the last of `count` elements to a JSON pointer; nothing if there is none.
inline void append_pointer_index(std::string& pointer, std::size_t count) {
    if (count != 0) (pointer += '/') += std::to_string(count - 1);
}

}  // namespace velo::inline VELO_ABI::rest::detail

#endif
