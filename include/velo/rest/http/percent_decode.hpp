// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_HTTP_PERCENT_DECODE_HPP
#define VELO_REST_HTTP_PERCENT_DECODE_HPP

#include <velo/version.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace velo::inline VELO_ABI::rest {

/// Decodes `%20` and the like (RFC 3986 section 2.1). A percent sign without two hex digits stays, and so does a plus
/// sign. Calls to allocate may throw.
[[nodiscard]] inline std::string percent_decode(std::string_view text) {
    auto const digit = [](char c) -> int {
        return c >= '0' && c <= '9'   ? c - '0'
               : c >= 'A' && c <= 'F' ? c - 'A' + 10
               : c >= 'a' && c <= 'f' ? c - 'a' + 10
                                      : -1;
    };
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && i + 2 < text.size() && digit(text[i + 1]) >= 0 && digit(text[i + 2]) >= 0) {
            out += static_cast<char>(digit(text[i + 1]) * 16 + digit(text[i + 2]));
            i += 2;
        } else {
            out += text[i];
        }
    }
    return out;
}

/// Splits text of pairs, as a query or a form is, and calls `f` with the name, decoded, and with the value as it stands
/// in the text; without an equals sign the value is empty. Calls to allocate may throw.
template <class F>
void for_each_encoded_pair(std::string_view text, F&& f) {
    while (!text.empty()) {
        std::string_view const item = text.substr(0, text.find('&'));
        std::string_view const name = item.substr(0, item.find('='));
        std::string_view const value = item.substr(name.size() == item.size() ? name.size() : name.size() + 1);
        f(percent_decode(name), value);
        text.remove_prefix(item.size() == text.size() ? item.size() : item.size() + 1);
    }
}

}  // namespace velo::inline VELO_ABI::rest

#endif
