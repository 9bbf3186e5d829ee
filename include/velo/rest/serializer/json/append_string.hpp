// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_SERIALIZER_JSON_APPEND_STRING_HPP
#define VELO_REST_SERIALIZER_JSON_APPEND_STRING_HPP

#include <velo/rest/memory/secure_buffer.hpp>

#include <cstddef>
#include <string_view>

namespace velo::inline VELO_ABI::rest {

namespace detail {
/// The two-character escape of `c` (RFC 8259 section 7); empty if it has none.
[[nodiscard]] constexpr std::string_view short_escape(char c) noexcept {
    switch (c) {
        case '"': return "\\\"";
        case '\\': return "\\\\";
        case '\b': return "\\b";
        case '\f': return "\\f";
        case '\n': return "\\n";
        case '\r': return "\\r";
        case '\t': return "\\t";
        default: return {};
    }
}
}  // namespace detail

/// Appends `text` to `out` as a JSON string in quotes. Quotes, backslashes and control characters are escaped in their
/// shortest form (RFC 8259 section 7); all other bytes are copied. Calls to allocate may throw.
inline void append_json_string(std::string_view text, secure_buffer& out) {
    out.push_back('"');
    std::size_t clean = 0;
    for (std::size_t i = 0; i != text.size(); ++i) {
        char const c = text[i];
        auto const code = static_cast<unsigned char>(c);
        if (code >= 0x20 && c != '"' && c != '\\') continue;
        out.append(text.substr(clean, i - clean));
        clean = i + 1;
        if (std::string_view const escape = detail::short_escape(c); !escape.empty()) {
            out.append(escape);
        } else {
            constexpr char const* hex = "0123456789abcdef";
            char const unit[] = {'\\', 'u', '0', '0', hex[code >> 4], hex[code & 15]};
            out.append({unit, sizeof unit});
        }
    }
    out.append(text.substr(clean));
    out.push_back('"');
}

}  // namespace velo::inline VELO_ABI::rest

#endif
