// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_SERIALIZER_JSON_APPEND_STRING_HPP
#define VELO_REST_SERIALIZER_JSON_APPEND_STRING_HPP

#include <velo/rest/memory/secure_buffer.hpp>
#include <velo/rest/serializer/json/attributes.hpp>
#include <velo/version.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace velo::inline VELO_ABI::rest {

namespace detail {

/// The two-character escape of `c` (RFC 8259 section 7); empty if it has none.
[[nodiscard]] constexpr std::string_view short_escape(char c) noexcept {
    constexpr std::string_view characters = "\"\\\b\f\n\r\t";
    constexpr std::string_view escapes = "\\\"\\\\\\b\\f\\n\\r\\t";
    std::size_t const which = characters.find(c);
    return which == std::string_view::npos ? std::string_view() : std::string_view(escapes.data() + 2 * which, 2);
}

/// True if one of the eight bytes has to be escaped in a JSON string.
[[nodiscard]] constexpr bool has_escape(std::uint64_t bytes) noexcept {
    constexpr std::uint64_t ones = 0x0101010101010101;
    std::uint64_t const quote = bytes ^ (ones * '"');
    std::uint64_t const backslash = bytes ^ (ones * '\\');
    return ((((bytes - ones * 0x20) & ~bytes) | ((quote - ones) & ~quote) | ((backslash - ones) & ~backslash)) &
            (ones * 0x80)) != 0;
}

/// Copies `size` bytes to `out`, 16 at a time where the machine can, and returns whether one has to be escaped. Faster
/// than `memcpy` of a library for the short texts of a request.
VELO_ALWAYS_INLINE bool copy_noting_escapes(char* out, char const* from, std::size_t size) noexcept {
    auto const step = [&]<class Word>(Word word, std::size_t at) {
        std::memcpy(&word, from + at, sizeof word);
        std::memcpy(out + at, &word, sizeof word);
        return static_cast<std::uint64_t>(word);
    };
#if defined(__SSE2__)
    if (size >= 8) {
        __m128i const quote = _mm_set1_epi8('"');
        __m128i const backslash = _mm_set1_epi8('\\');
        __m128i const control = _mm_set1_epi8(0x1F);
        auto const odd = [&](__m128i bytes) {
            return _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(bytes, quote), _mm_cmpeq_epi8(bytes, backslash)),
                                _mm_cmpeq_epi8(_mm_max_epu8(bytes, control), control));
        };
        if (size < 16) {
            std::uint64_t const first = step(std::uint64_t{}, 0);
            std::uint64_t const last = step(std::uint64_t{}, size - 8);
            return _mm_movemask_epi8(
                       odd(_mm_set_epi64x(static_cast<long long>(last), static_cast<long long>(first)))) != 0;
        }
        __m128i found = _mm_setzero_si128();
        auto const wide = [&](std::size_t at) {
            __m128i const bytes = _mm_loadu_si128(reinterpret_cast<__m128i const*>(from + at));
            _mm_storeu_si128(reinterpret_cast<__m128i*>(out + at), bytes);
            found = _mm_or_si128(found, odd(bytes));
        };
        for (std::size_t at = 0; at + 16 < size; at += 16) wide(at);
        wide(size - 16);
        return _mm_movemask_epi8(found) != 0;
    }
#endif
    if (size >= 8) {
        bool found = false;
        for (std::size_t at = 0; at + 8 < size; at += 8) found |= has_escape(step(std::uint64_t{}, at));
        return found | has_escape(step(std::uint64_t{}, size - 8));
    }
    if (size >= 4) return has_escape(step(std::uint32_t{}, 0) << 32 | step(std::uint32_t{}, size - 4));
    constexpr std::uint64_t harmless = 0x7F7F7F7F7F7F7F7F;
    std::uint64_t all = harmless;
    for (std::size_t i = 0; i != size; ++i) {
        all = all << 8 | static_cast<unsigned char>(from[i]);
        out[i] = from[i];
    }
    return has_escape(all);
}

/// Appends `text` with escapes, without quotes.
inline void append_escaped(std::string_view text, secure_buffer& out) {
    std::size_t clean = 0;
    for (std::size_t i = 0; i != text.size(); ++i) {
        char const c = text[i];
        auto const code = static_cast<unsigned char>(c);
        if (code >= 0x20 && c != '"' && c != '\\') continue;
        out.append({text.data() + clean, i - clean});
        clean = i + 1;
        if (std::string_view const escape = short_escape(c); !escape.empty()) {
            out.append(escape);
        } else {
            constexpr char const* hex = "0123456789abcdef";
            char const unit[] = {'\\', 'u', '0', '0', hex[code >> 4], hex[code & 15]};
            out.append({unit, sizeof unit});
        }
    }
    out.append({text.data() + clean, text.size() - clean});
}

}  // namespace detail

/// Appends `text` to `out` as a JSON string in quotes. Quotes, backslashes and control characters are escaped in their
/// shortest form (RFC 8259 section 7); all other bytes are copied. Calls to allocate may throw.
inline void append_json_string(std::string_view text, secure_buffer& out) {
#if VELO_HAS_HEAP && !defined(__OPTIMIZE_SIZE__)
    std::size_t const before = out.size();
    char* const first = out.extend(text.size() + 2);
    *first = '"';
    if (!detail::copy_noting_escapes(first + 1, text.data(), text.size())) {
        first[text.size() + 1] = '"';
        return;
    }
    out.truncate(before + 1);
#else
    out.push_back('"');
#endif
    detail::append_escaped(text, out);
    out.push_back('"');
}

}  // namespace velo::inline VELO_ABI::rest

#endif
