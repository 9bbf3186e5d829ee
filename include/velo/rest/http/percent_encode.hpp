// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_HTTP_PERCENT_ENCODE_HPP
#define VELO_REST_HTTP_PERCENT_ENCODE_HPP

#include <velo/rest/memory/secure_buffer.hpp>

#include <string_view>

namespace velo::inline VELO_ABI::rest {

/// Appends `text` to `out`, percent-encoded in upper-case hex. Only the unreserved characters `A-Z a-z 0-9 - . _ ~`
/// (RFC 3986 section 2.3) stay as they are. Valid in paths and queries: a space is `%20` in both.
/// Calls to allocate may throw.
inline void percent_encode(std::string_view text, secure_buffer& out) {
    constexpr char const* hex = "0123456789ABCDEF";
    for (char const c : text) {
        bool const unreserved = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
                                c == '-' || c == '.' || c == '_' || c == '~';
        if (unreserved) {
            out.push_back(c);
        } else {
            auto const code = static_cast<unsigned char>(c);
            char const encoded[] = {'%', hex[code >> 4], hex[code & 15]};
            out.append({encoded, sizeof encoded});
        }
    }
}

}  // namespace velo::inline VELO_ABI::rest

#endif
