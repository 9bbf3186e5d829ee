// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_MODEL_UTF8_HPP
#define VELO_REST_MODEL_UTF8_HPP

#include <velo/version.hpp>

#include <cstddef>
#include <optional>
#include <string_view>

namespace velo::inline VELO_ABI::rest {

/// Counts the code points of `text`; `std::nullopt` if it is not UTF-8 (RFC 3629: no surrogates, no overlong forms).
[[nodiscard]] constexpr std::optional<std::size_t> code_points(std::string_view text) noexcept {
    std::size_t count = 0;
    for (std::size_t i = 0; i < text.size(); ++count) {
        auto const lead = static_cast<unsigned char>(text[i]);
        std::size_t const length = lead < 0x80   ? 1
                                   : lead < 0xC2 ? 0
                                   : lead < 0xE0 ? 2
                                   : lead < 0xF0 ? 3
                                   : lead < 0xF5 ? 4
                                                 : 0;
        if (length == 0 || text.size() - i < length) return std::nullopt;
        for (std::size_t k = 1; k != length; ++k) {
            auto const next = static_cast<unsigned char>(text[i + k]);
            // The first continuation byte excludes overlong forms, surrogates, and code points above U+10FFFF.
            unsigned const low = k == 1 && lead == 0xE0 ? 0xA0u : k == 1 && lead == 0xF0 ? 0x90u : 0x80u;
            unsigned const high = k == 1 && lead == 0xED ? 0x9Fu : k == 1 && lead == 0xF4 ? 0x8Fu : 0xBFu;
            if (next < low || next > high) return std::nullopt;
        }
        i += length;
    }
    return count;
}

}  // namespace velo::inline VELO_ABI::rest

#endif
