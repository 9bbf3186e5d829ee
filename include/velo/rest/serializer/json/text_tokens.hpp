// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_SERIALIZER_JSON_TEXT_TOKENS_HPP
#define VELO_REST_SERIALIZER_JSON_TEXT_TOKENS_HPP

#include <velo/rest/model/uuid_text.hpp>
#include <velo/rest/serializer/json/attributes.hpp>
#include <velo/rest/serializer/json/scan.hpp>
#include <velo/rest/serializer/json/store.hpp>
#include <velo/rest/serializer/json/text_scratch.hpp>
#include <velo/rest/serializer/json/text_start.hpp>

#include <cstddef>
#include <cstring>
#include <string_view>
#include <type_traits>

namespace velo::inline VELO_ABI::rest::detail {

/// The tokens of a JSON text (RFC 8259): strings, numbers, the literals, and blanks between them. The functions return
/// false for what is no JSON; `at_` is then at the first byte that is wrong.
///
/// Text without escapes is not copied.
template <class Text>
class basic_text_tokens : public basic_json_store<Text> {
    using store = basic_json_store<Text>;

  public:
    /// The byte at which reading stopped.
    [[nodiscard]] std::size_t offset() const noexcept { return static_cast<std::size_t>(at_ - begin_); }

  protected:
    using scratch_type = std::conditional_t<store::is_view, text_scratch_in_place, text_scratch>;
    using store::refuse;

    basic_text_tokens(std::string_view bytes, std::size_t memory, chain_source<Text> chains) noexcept
        : store(memory, chains), begin_(bytes.data()), at_(bytes.data()), end_(bytes.data() + bytes.size()) {}

    VELO_COLD bool bad() noexcept {
        if (at_ == end_) return refuse(expected_more);
        // Wide text ends within its first characters; behind them, escapes may have been replaced in the bytes.
        bool const is_wide = offset() < 4 && is_wide_text({begin_, static_cast<std::size_t>(end_ - begin_)});
        return refuse(is_wide ? expected_utf8 : expected_json);
    }

    VELO_ALWAYS_INLINE void blanks() noexcept {
        if (at_ != end_ && static_cast<unsigned char>(*at_) <= ' ') at_ = skip_blanks(at_, end_);
    }
    /// The next byte; 0 at the end.
    [[nodiscard]] char peek() const noexcept { return at_ != end_ ? *at_ : '\0'; }
    bool expect(char c) noexcept {
        if (at_ == end_ || *at_ != c) return bad();
        ++at_;
        return true;
    }
    VELO_COLD bool literal(std::string_view word) noexcept {
        for (char const c : word) {
            if (at_ == end_ || *at_ != c) return bad();
            ++at_;
        }
        return true;
    }
    bool four_letters(char const (&four)[5]) noexcept {
        if (end_ - at_ < 4 || std::memcmp(at_, four, 4) != 0) return literal(four);
        at_ += 4;
        return true;
    }

    /// The string whose first byte is at `at_`. The view is valid until the next string.
    VELO_ALWAYS_INLINE bool string(std::string_view& out) {
        char const* const first = at_;
        char const* const stop = skip_plain(first, end_);
        if (stop != end_ && *stop == '"') [[likely]] {
            at_ = stop + 1;
            out = {first, static_cast<std::size_t>(stop - first)};
            return true;
        }
        return odd_string(first, stop, out);
    }

    /// A value that is no array and no object; `text` is its text, if it has one.
    bool scalar(std::string_view& text) {
        switch (peek()) {
            case '"': ++at_; return string(text);
            case 't': return four_letters("true");
            case 'f': return literal("false");
            case 'n': return four_letters("null");
            default: return number(text);
        }
    }

    char const* begin_;
    char const* at_;
    char const* end_;
    scratch_type scratch_;

  private:
    /// A string with escapes, or with characters beyond ASCII.
    VELO_COLD bool odd_string(char const* first, char const* stop, std::string_view& out) {
        scratch_.begin_string(first);
        bool has_escapes = false;
        char const* copied = first;
        for (at_ = stop;; at_ = skip_plain(at_, end_)) {
            if (at_ == end_) return bad();
            auto const c = static_cast<unsigned char>(*at_);
            if (c == '"') break;
            if (c >= 0x80) {
                utf8_step const step = step_utf8(at_, end_);
                at_ = step.next;
                if (!step.is_valid) return bad();
            } else if (c == '\\') {
                has_escapes = true;
                scratch_.add_to_string({copied, static_cast<std::size_t>(at_ - copied)});
                if (!escape()) return false;
                copied = at_;
            } else {
                return bad();
            }
        }
        std::string_view const rest(copied, static_cast<std::size_t>(at_ - copied));
        ++at_;
        out = rest;
        if (has_escapes) {
            scratch_.add_to_string(rest);
            out = scratch_.string(first);
        }
        return true;
    }
    bool escape() {
        ++at_;
        if (at_ == end_) return bad();
        char const c = *at_;
        if (c == 'u') return unicode_escape();
        constexpr std::string_view escapes = "\"\\/bfnrt";
        constexpr std::string_view values = "\"\\/\b\f\n\r\t";
        std::size_t const which = escapes.find(c);
        if (which == std::string_view::npos) return bad();
        scratch_.add_to_string({values.data() + which, 1});
        ++at_;
        return true;
    }
    VELO_COLD bool unicode_escape() {
        unsigned unit = 0;
        if (!code_unit(unit)) return false;
        char32_t point = unit;
        if (unit >= 0xDC00 && unit <= 0xDFFF) return bad();
        if (unit >= 0xD800 && unit <= 0xDBFF) {
            unsigned low = 0;
            if (!expect('\\')) return false;
            if (peek() != 'u') return bad();
            if (!code_unit(low)) return false;
            if (low < 0xDC00 || low > 0xDFFF) return bad();
            point = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
        }
        char utf8[4];
        scratch_.add_to_string({utf8, encode_utf8(point, utf8)});
        return true;
    }
    /// The four digits behind `u`, at which `at_` is.
    VELO_COLD bool code_unit(unsigned& unit) noexcept {
        ++at_;
        for (int i = 0; i != 4; ++i, ++at_) {
            if (at_ == end_) return bad();
            unsigned const digit = hex_value(*at_);
            if ((digit & hex_invalid) != 0) return bad();
            unit = unit << 4 | (digit & 15);
        }
        return true;
    }

    [[nodiscard]] static bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
    /// One digit or more.
    bool digits() noexcept {
        if (!is_digit(peek())) return bad();
        while (at_ != end_ && is_digit(*at_)) ++at_;
        return true;
    }
    /// The number at `at_`.
    bool number(std::string_view& out) noexcept {
        char const* const first = at_;
        if (peek() == '-') ++at_;
        if (peek() == '0') {
            ++at_;
        } else if (!digits()) {
            return false;
        }
        if (peek() == '.') {
            ++at_;
            if (!digits()) return false;
        }
        if (peek() == 'e' || peek() == 'E') {
            ++at_;
            if (peek() == '+' || peek() == '-') ++at_;
            if (!digits()) return false;
        }
        out = {first, static_cast<std::size_t>(at_ - first)};
        return true;
    }
};

}  // namespace velo::inline VELO_ABI::rest::detail

#endif
