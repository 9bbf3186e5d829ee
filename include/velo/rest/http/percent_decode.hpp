// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_HTTP_PERCENT_DECODE_HPP
#define VELO_REST_HTTP_PERCENT_DECODE_HPP

#include <velo/rest/http/characters.hpp>
#include <velo/version.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace velo::inline VELO_ABI::rest {

namespace detail {

/// Appends `text` as `percent_decode` returns it. Calls to allocate may throw.
template <class Out>
void append_percent_decoded(std::string_view text, Out& out) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        bool const is_encoded = text[i] == '%' && i + 2 < text.size();
        unsigned const high = is_encoded ? digit_value(text[i + 1]) : 16;
        unsigned const low = is_encoded ? digit_value(text[i + 2]) : 16;
        if (high == 16 || low == 16) {
            out.push_back(text[i]);
        } else {
            out.push_back(static_cast<char>(high * 16 + low));
            i += 2;
        }
    }
}

}  // namespace detail

/// Decodes `%20` and the like (RFC 3986 section 2.1). A percent sign without two hex digits stays, and so does a plus
/// sign. Calls to allocate may throw.
[[nodiscard]] inline std::string percent_decode(std::string_view text) {
    std::string out;
    detail::append_percent_decoded(text, out);
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
