// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_SERIALIZER_JSON_TEXT_START_HPP
#define VELO_REST_SERIALIZER_JSON_TEXT_START_HPP

#include <velo/version.hpp>

#include <cstddef>
#include <string_view>

namespace velo::inline VELO_ABI::rest::detail {

/// The depth up to which models may nest. Unknown members may nest deeper (`json_max_depth`).
inline constexpr std::size_t json_max_model_depth = 32;

/// The byte order mark of UTF-8. It is skipped at the beginning of a text (RFC 8259 section 8.1).
inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// True if `bytes` begins as text in UTF-16 or UTF-32 does: with its byte order mark, or with a zero byte in one of the
/// first two characters.
[[nodiscard]] constexpr bool is_wide_text(std::string_view bytes) noexcept {
    if (bytes.size() < 2) return false;
    auto const first = static_cast<unsigned char>(bytes[0]);
    auto const second = static_cast<unsigned char>(bytes[1]);
    return first == 0 || second == 0 || (first + second == 0xFF + 0xFE && first >= 0xFE);
}

// What is expected where the text is no JSON.
inline constexpr std::string_view expected_json = "valid JSON in UTF-8";
inline constexpr std::string_view expected_utf8 = "valid JSON in UTF-8: this is UTF-16 or UTF-32";
inline constexpr std::string_view expected_more = "more text: it ends too early";
inline constexpr std::string_view expected_end = "nothing after the value";
inline constexpr std::string_view expected_less_nesting = "less nesting";

}  // namespace velo::inline VELO_ABI::rest::detail

#endif
