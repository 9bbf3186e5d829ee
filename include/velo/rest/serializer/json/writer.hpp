// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_SERIALIZER_JSON_WRITER_HPP
#define VELO_REST_SERIALIZER_JSON_WRITER_HPP

#include <velo/rest/memory/secure_buffer.hpp>
#include <velo/rest/serializer/json/append_string.hpp>
#include <velo/rest/serializer/json/attributes.hpp>
#include <velo/rest/serializer/json/exposure.hpp>
#include <velo/version.hpp>

#include <charconv>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <string_view>

namespace velo::inline VELO_ABI::rest::detail {

/// Writes a whole number: one function for all types. That of the standard library has a table, and one for each type.
template <class Writer>
VELO_NOINLINE void write_whole(Writer& out, bool is_negative, std::uint64_t magnitude) {
    char text[21];
    char* const end = text + sizeof text;
    char* at = end;
    do *--at = static_cast<char>('0' + magnitude % 10);
    while ((magnitude /= 10) != 0);
    if (is_negative) *--at = '-';
    out.raw({at, static_cast<std::size_t>(end - at)});
}

#if VELO_HAS_HEAP

/// Appends JSON to a buffer. It extends the buffer in large steps, and takes back the rest when it is destroyed.
class json_writer {
  public:
    json_writer(secure_buffer& out, exposure secrets) noexcept : out_(&out), secrets_(secrets) {
        // Room that is there already; no more, because the destructor zeroes what is not used.
        std::size_t const spare = out.capacity() - out.size();
        std::size_t const usable = spare < 512 ? spare : 512;
        at_ = out.extend(usable);
        end_ = at_ + usable;
    }
    json_writer(json_writer const&) = delete;
    json_writer& operator=(json_writer const&) = delete;
    ~json_writer() { out_->truncate(static_cast<std::size_t>(at_ - data())); }

    /// How secrets are written.
    [[nodiscard]] exposure secrets() const noexcept { return secrets_; }

    /// The number of bytes in the buffer.
    [[nodiscard]] std::size_t size() const noexcept { return static_cast<std::size_t>(at_ - data()); }
    /// Replaces the byte at the index `at`. Precondition: `at < size()`.
    void replace(std::size_t at, char c) noexcept { data()[at] = c; }
    void byte(char c) {
        room(1);
        *at_++ = c;
    }
    /// Appends `text` as it is.
    void raw(std::string_view text) {
        room(text.size());
        std::memcpy(at_, text.data(), text.size());
        at_ += text.size();
    }
    /// Appends the key of a member, and makes room for a text of `more` bytes behind it. Precondition: 16 bytes behind
    /// the key can be read.
    void key(char const* from, std::size_t size, std::size_t more = 0) {
        room(size + 18 + more);
        for (std::size_t i = 0; i < size; i += 16) std::memcpy(at_ + i, from + i, 16);
        at_ += size;
    }
    /// Appends `text` in quotes, with escapes.
    void string(std::string_view text) {
        room(text.size() + 2);
        string_in_room(text);
    }
    /// The same. Precondition: there is room for `text` and 2 bytes.
    VELO_ALWAYS_INLINE void string_in_room(std::string_view text) {
        *at_ = '"';
        if (!copy_noting_escapes(at_ + 1, text.data(), text.size())) [[likely]] {
            at_ += text.size() + 2;
            at_[-1] = '"';
        } else {
            escaped(text);
        }
    }
    void secret(std::string_view text) { string(secrets_ == exposure::reveal ? text : std::string_view("[redacted]")); }
    /// The room for `size` bytes, which the caller writes.
    [[nodiscard]] char* take(std::size_t size) {
        room(size);
        at_ += size;
        return at_ - size;
    }
    template <std::integral Number>
    void number(Number value) {
        bool const is_negative = value < 0;
        auto const bits = static_cast<std::uint64_t>(value);
        write_whole(*this, is_negative, is_negative ? 0 - bits : bits);
    }
    template <std::floating_point Number>
    void number(Number value) {
        using limits = std::numeric_limits<Number>;
        // JSON cannot express infinity and NaN.
        if (!(value >= limits::lowest() && value <= (limits::max)())) return raw("null");
        room(32);
        at_ = std::to_chars(at_, at_ + 32, value).ptr;
    }

  private:
    [[nodiscard]] char* data() const noexcept { return const_cast<char*>(out_->view().data()); }

    void room(std::size_t size) {
        if (static_cast<std::size_t>(end_ - at_) < size) [[unlikely]]
            grow(size);
    }
    VELO_COLD void grow(std::size_t size) {
        auto const used = static_cast<std::size_t>(at_ - data());
        std::size_t const more = size + (used < 512 ? 512 : used);
        char* const first = out_->extend(more);
        end_ = first + more;
        at_ = data() + used;
    }
    VELO_COLD void escaped(std::string_view text) {
        byte('"');
        for (char const c : text) {
            auto const code = static_cast<unsigned char>(c);
            if (code >= 0x20 && c != '"' && c != '\\') {
                byte(c);
            } else if (std::string_view const escape = short_escape(c); !escape.empty()) {
                raw(escape);
            } else {
                constexpr char const* hex = "0123456789abcdef";
                char const unit[] = {'\\', 'u', '0', '0', hex[code >> 4], hex[code & 15]};
                raw({unit, sizeof unit});
            }
        }
        byte('"');
    }

    secure_buffer* out_;
    exposure secrets_;
    char* at_;
    char* end_;  ///< of the buffer
};

#else

/// Appends JSON to a buffer, which counts what does not fit.
class json_writer {
  public:
    json_writer(secure_buffer& out, exposure secrets) noexcept : out_(&out), secrets_(secrets) {}
    json_writer(json_writer const&) = delete;
    json_writer& operator=(json_writer const&) = delete;

    /// How secrets are written.
    [[nodiscard]] exposure secrets() const noexcept { return secrets_; }
    /// The number of bytes, also of those that did not fit.
    [[nodiscard]] std::size_t size() const noexcept { return out_->needed(); }
    /// Replaces the byte at the index `at`, if it did fit.
    void replace(std::size_t at, char c) noexcept {
        if (at < out_->size()) out_->replace(at, c);
    }
    void byte(char c) noexcept { out_->push_back(c); }
    /// Appends `text` as it is.
    void raw(std::string_view text) noexcept { out_->append(text); }
    /// Appends the key of a member.
    void key(char const* from, std::size_t size, std::size_t = 0) noexcept { raw({from, size}); }
    /// Appends `text` in quotes, with escapes.
    void string(std::string_view text) noexcept { append_json_string(text, *out_); }
    void string_in_room(std::string_view text) noexcept { string(text); }
    void secret(std::string_view text) noexcept {
        string(secrets_ == exposure::reveal ? text : std::string_view("[redacted]"));
    }
    template <std::integral Number>
    void number(Number value) noexcept {
        bool const is_negative = value < 0;
        auto const bits = static_cast<std::uint64_t>(value);
        write_whole(*this, is_negative, is_negative ? 0 - bits : bits);
    }
    template <std::floating_point Number>
    void number(Number value) noexcept {
        using limits = std::numeric_limits<Number>;
        if (!(value >= limits::lowest() && value <= (limits::max)())) return raw("null");
        char digits[32] = {};
        raw({digits, static_cast<std::size_t>(std::to_chars(digits, digits + sizeof digits, value).ptr - digits)});
    }

  private:
    secure_buffer* out_;
    exposure secrets_;
};

#endif

}  // namespace velo::inline VELO_ABI::rest::detail

#endif
