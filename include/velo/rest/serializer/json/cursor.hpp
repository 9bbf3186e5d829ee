// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_SERIALIZER_JSON_CURSOR_HPP
#define VELO_REST_SERIALIZER_JSON_CURSOR_HPP

#include <velo/version.hpp>

#include <cstddef>
#include <string_view>

namespace velo::inline VELO_ABI::rest::detail {

/// Goes through a JSON text value by value, and returns views of it. It checks the structure and not the words: what it
/// takes may still not be JSON. After a failure it is not good.
class json_cursor {
  public:
    explicit json_cursor(std::string_view text) noexcept : text_(text) {}

    [[nodiscard]] bool is_good() const noexcept { return is_good_; }
    /// The next character that is not space; 0 at the end.
    [[nodiscard]] char peek() noexcept {
        while (at_ < text_.size() && std::string_view(" \t\r\n").find(text_[at_]) != std::string_view::npos) ++at_;
        return at_ < text_.size() ? text_[at_] : '\0';
    }
    [[nodiscard]] bool is_at_end() noexcept { return peek() == '\0' && at_ == text_.size(); }
    /// Takes `c`, or fails.
    void take(char c) noexcept {
        if (!takes(c)) fail();
    }
    /// True, and takes it, if `c` is next.
    bool takes(char c) noexcept {
        if (!is_good_ || peek() != c || at_ == text_.size()) return false;
        ++at_;
        return true;
    }
    /// Where the next value begins.
    [[nodiscard]] std::size_t position() noexcept {
        static_cast<void>(peek());
        return at_;
    }
    /// Takes a string, with its quotes.
    std::string_view string() noexcept {
        std::size_t const first = position();
        take('"');
        while (is_good_ && at_ < text_.size() && text_[at_] != '"') at_ += text_[at_] == '\\' ? 2u : 1u;
        if (!is_good_ || at_ >= text_.size()) {
            fail();
            return {};
        }
        return text_.substr(first, ++at_ - first);
    }
    /// Takes a value of any kind.
    std::string_view value() noexcept {
        std::size_t const first = position();
        std::size_t depth = 0;
        do {
            char const c = peek();
            if (c == '"') {
                static_cast<void>(string());
            } else if (c == '{' || c == '[') {
                ++depth;
                ++at_;
            } else if (c == '}' || c == ']') {
                if (depth == 0) return fail(), std::string_view();
                --depth;
                ++at_;
            } else if (c == ',' || c == ':') {
                if (depth == 0) return fail(), std::string_view();
                ++at_;
            } else {
                std::size_t const from = at_;
                while (at_ < text_.size() &&
                       std::string_view(" \t\r\n,:{}[]\"").find(text_[at_]) == std::string_view::npos)
                    ++at_;
                if (at_ == from) fail();
            }
        } while (is_good_ && depth != 0);
        return is_good_ ? text_.substr(first, at_ - first) : std::string_view();
    }

  private:
    void fail() noexcept {
        is_good_ = false;
        at_ = text_.size();
    }

    std::string_view text_;
    std::size_t at_ = 0;
    bool is_good_ = true;
};

}  // namespace velo::inline VELO_ABI::rest::detail

#endif
