// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_AUTH_BASE64_HPP
#define VELO_REST_AUTH_BASE64_HPP

#include <velo/rest/memory/secure_buffer.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace velo::inline v0::rest {

/// Appends `bytes` in base64 with padding (RFC 4648 section 4). It is written here because a library would
/// copy the secret through memory that is not zeroed. Calls to allocate may throw.
inline void append_base64(std::string_view bytes, secure_buffer& out) {
    constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        std::size_t const count = bytes.size() - i < 3 ? bytes.size() - i : 3;
        std::uint32_t group = 0;
        for (std::size_t k = 0; k != 3; ++k) {
            group = group << 8 | (k < count ? static_cast<unsigned char>(bytes[i + k]) : 0u);
        }
        for (std::size_t k = 0; k != 4; ++k) {
            out.push_back(k <= count ? alphabet[group >> (18 - 6 * k) & 63] : '=');
        }
    }
}

}  // namespace velo::inline v0::rest

#endif
