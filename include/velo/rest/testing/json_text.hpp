// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TESTING_JSON_TEXT_HPP
#define VELO_REST_TESTING_JSON_TEXT_HPP

#include <velo/rest/memory/secure_buffer.hpp>
#include <velo/rest/serializer/json/append_string.hpp>
#include <velo/rest/serializer/json/cursor.hpp>
#include <velo/rest/serializer/json/scan.hpp>

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace velo::inline VELO_ABI::rest::detail {

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
                char utf8[4];
                out.append(utf8, encode_utf8(code, utf8));
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
