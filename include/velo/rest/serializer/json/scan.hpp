// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_SERIALIZER_JSON_SCAN_HPP
#define VELO_REST_SERIALIZER_JSON_SCAN_HPP

#include <velo/version.hpp>

#include <bit>
#include <cstddef>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace velo::inline VELO_ABI::rest::detail {

/// True for a character of a JSON string that stands for itself and is ASCII.
[[nodiscard]] constexpr bool is_plain(char c) noexcept {
    auto const code = static_cast<unsigned char>(c);
    return code >= 0x20 && code < 0x80 && c != '"' && c != '\\';
}
[[nodiscard]] constexpr bool is_blank(char c) noexcept { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

/// The first character in `[at, end)` that is not plain; `end` if there is none.
[[nodiscard]] inline char const* skip_plain(char const* at, char const* end) noexcept {
#if defined(__SSE2__)
    __m128i const quote = _mm_set1_epi8('"');
    __m128i const backslash = _mm_set1_epi8('\\');
    __m128i const space = _mm_set1_epi8(0x20);
    for (; end - at >= 16; at += 16) {
        __m128i const bytes = _mm_loadu_si128(reinterpret_cast<__m128i const*>(at));
        // Signed: what is beyond ASCII is below a space, too.
        __m128i const odd = _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(bytes, quote), _mm_cmpeq_epi8(bytes, backslash)),
                                         _mm_cmplt_epi8(bytes, space));
        auto const mask = static_cast<unsigned>(_mm_movemask_epi8(odd));
        if (mask != 0) return at + std::countr_zero(mask);
    }
#endif
    while (at != end && is_plain(*at)) ++at;
    return at;
}

/// The first character in `[at, end)` that is no blank; `end` if there is none. Precondition: `at != end`.
[[nodiscard]] inline char const* skip_blanks(char const* at, char const* end) noexcept {
    if (!is_blank(*at)) return at;
    ++at;
    if (at == end || !is_blank(*at)) return at;
#if defined(__SSE2__) && !defined(__OPTIMIZE_SIZE__)
    __m128i const space = _mm_set1_epi8(' ');
    __m128i const line = _mm_set1_epi8('\n');
    __m128i const carriage = _mm_set1_epi8('\r');
    __m128i const tab = _mm_set1_epi8('\t');
    for (; end - at >= 16; at += 16) {
        __m128i const bytes = _mm_loadu_si128(reinterpret_cast<__m128i const*>(at));
        __m128i const blank = _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(bytes, space), _mm_cmpeq_epi8(bytes, line)),
                                           _mm_or_si128(_mm_cmpeq_epi8(bytes, carriage), _mm_cmpeq_epi8(bytes, tab)));
        auto const mask = static_cast<unsigned>(_mm_movemask_epi8(blank)) ^ 0xFFFFu;
        if (mask != 0) return at + std::countr_zero(mask);
    }
#endif
    while (at != end && is_blank(*at)) ++at;
    return at;
}

/// Where a character of UTF-8 (RFC 3629) that begins with a byte beyond ASCII goes wrong: the first byte that cannot
/// follow, or `end`; the byte behind the character if it is right.
struct utf8_step {
    char const* next;
    bool is_valid;
};
[[nodiscard]] constexpr utf8_step step_utf8(char const* at, char const* end) noexcept {
    auto const lead = static_cast<unsigned char>(*at);
    int left = lead < 0xC2 ? 0 : lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : lead < 0xF5 ? 3 : 0;
    if (left == 0) return {at, false};
    // The first continuation byte excludes overlong forms, surrogates, and code points above U+10FFFF.
    unsigned low = lead == 0xE0 ? 0xA0u : lead == 0xF0 ? 0x90u : 0x80u;
    unsigned high = lead == 0xED ? 0x9Fu : lead == 0xF4 ? 0x8Fu : 0xBFu;
    for (++at; left != 0; --left, ++at) {
        if (at == end) return {at, false};
        auto const next = static_cast<unsigned char>(*at);
        if (next < low || next > high) return {at, false};
        low = 0x80;
        high = 0xBF;
    }
    return {at, true};
}

/// Writes a code point as UTF-8. Returns the number of bytes. Precondition: it is at most U+10FFFF. A surrogate
/// becomes three bytes, which no reader of UTF-8 accepts.
[[nodiscard]] constexpr std::size_t encode_utf8(char32_t point, char* out) noexcept {
    std::size_t const more = point < 0x80 ? 0 : point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;
    for (std::size_t i = more; i != 0; --i, point >>= 6) out[i] = static_cast<char>(0x80 | (point & 0x3F));
    constexpr unsigned leads[] = {0, 0xC0, 0xE0, 0xF0};
    out[0] = static_cast<char>(leads[more] | point);
    return more + 1;
}

}  // namespace velo::inline VELO_ABI::rest::detail

#endif
