// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TESTING_JSON_TEXT_HPP
#define VELO_REST_TESTING_JSON_TEXT_HPP

#include <velo/rest/memory/secure_buffer.hpp>
#include <velo/rest/serializer/json/append_string.hpp>

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>

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

/// Appends a code point in UTF-8.
inline void append_utf8(std::uint32_t c, std::string& out) {
    auto const tail = [&](int shift) { out += static_cast<char>(0x80U | ((c >> shift) & 0x3FU)); };
    if (c < 0x80) {
        out += static_cast<char>(c);
    } else if (c < 0x800) {
        out += static_cast<char>(0xC0U | (c >> 6));
        tail(0);
    } else if (c < 0x10000) {
        out += static_cast<char>(0xE0U | (c >> 12));
        tail(6);
        tail(0);
    } else {
        out += static_cast<char>(0xF0U | (c >> 18));
        tail(12);
        tail(6);
        tail(0);
    }
}

/// The text of a JSON string, which is given with its quotes.
[[nodiscard]] inline std::string json_string_text(std::string_view quoted) {
    std::string_view rest = quoted.substr(1, quoted.size() - 2);
    std::string out;
    auto const hex = [&rest](std::size_t at) {
        std::uint32_t value = 0;
        for (char const c : rest.substr((at < rest.size() ? at : rest.size()), 4)) {
            value =
                value * 16 + static_cast<std::uint32_t>(c >= '0' && c <= '9' ? c - '0' : ((c | 32) - 'a' + 10) & 15);
        }
        return value;
    };
    while (!rest.empty()) {
        if (rest[0] != '\\' || rest.size() == 1) {
            out += rest[0];
            rest.remove_prefix(1);
            continue;
        }
        std::size_t used = 2;
        switch (char const c = rest[1]) {
            case 'b': out += '\b'; break;
            case 'f': out += '\f'; break;
            case 'n': out += '\n'; break;
            case 'r': out += '\r'; break;
            case 't': out += '\t'; break;
            case 'u': {
                std::uint32_t code = hex(2);
                used = 6;
                if (code >= 0xD800 && code < 0xDC00 && rest.substr(6, 2) == "\\u") {
                    code = 0x10000 + ((code - 0xD800) << 10) + ((hex(8) - 0xDC00) & 0x3FF);
                    used = 12;
                }
                append_utf8(code, out);
                break;
            }
            default: out += c;
        }
        rest.remove_prefix(used < rest.size() ? used : rest.size());
    }
    return out;
}

/// `text` as a JSON string with quotes.
[[nodiscard]] inline std::string to_json_string(std::string_view text) {
    secure_buffer out;
    append_json_string(text, out);
    return std::string(out.view());
}

/// Appends the next value with the members of its objects in the order of their names; of two equal names the last one
/// counts.
inline void append_canonical(json_cursor& in, std::string& out, int depth = 0) {
    if (depth > 256) {
        in.take('\0');  // fails
        return;
    }
    char const first = in.peek();
    if (first == '"') {
        std::string_view const text = in.string();
        if (in.is_good()) out += to_json_string(json_string_text(text));
    } else if (first == '{') {
        in.take('{');
        std::map<std::string, std::string> members;
        while (in.is_good() && in.peek() != '}') {
            if (!members.empty()) in.take(',');
            std::string_view const quoted = in.string();
            in.take(':');
            std::string value;
            append_canonical(in, value, depth + 1);
            if (in.is_good()) members[json_string_text(quoted)] = std::move(value);
        }
        in.take('}');
        out += '{';
        for (auto const& [name, value] : members) out += to_json_string(name) + ':' + value + ',';
        out += '}';
    } else if (first == '[') {
        in.take('[');
        out += '[';
        for (bool is_first = true; in.is_good() && in.peek() != ']'; is_first = false) {
            if (!is_first) in.take(',');
            append_canonical(in, out, depth + 1);
            out += ',';
        }
        in.take(']');
        out += ']';
    } else {
        out += in.value();
    }
}

/// True if both texts are the same JSON, whatever the order of members and the space between the values.
[[nodiscard]] inline bool is_same_json(std::string_view left, std::string_view right) {
    json_cursor a(left), b(right);
    std::string one, two;
    append_canonical(a, one);
    append_canonical(b, two);
    return a.is_good() && b.is_good() && a.is_at_end() && b.is_at_end() && one == two;
}

}  // namespace velo::inline VELO_ABI::rest::detail

#endif
