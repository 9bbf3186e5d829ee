// SPDX-License-Identifier: BSL-1.0
#ifndef EXAMPLES_COMMAND_LINE_OUTPUT_HPP
#define EXAMPLES_COMMAND_LINE_OUTPUT_HPP

#include <velo/models/user_response.hpp>
#include <velo/rest/memory/secure_buffer.hpp>
#include <velo/rest/model/utf8.hpp>

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <cstdio>
#include <cstring>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "printable.hpp"

namespace cli {

namespace rest = velo::rest;

/// Appends a character of one to three UTF-8 bytes as a JSON escape.
inline void escape(std::string_view character, rest::secure_buffer& out) {
    unsigned code = static_cast<unsigned char>(character[0]);
    if (character.size() == 2) code &= 0x1F;
    if (character.size() == 3) code &= 0x0F;
    for (char const c : character.substr(1)) code = code << 6 | (static_cast<unsigned char>(c) & 0x3Fu);
    constexpr char const* hex = "0123456789abcdef";
    char const text[] = {'\\', 'u', hex[code >> 12 & 15], hex[code >> 8 & 15], hex[code >> 4 & 15], hex[code & 15]};
    out.append({text, sizeof text});
}

/// Compact JSON with escapes for characters that a terminal would act on, and if `is_indented` with a line for each
/// value. What is not UTF-8 becomes `?`. In memory that is zeroed, as a response may hold a token.
inline rest::secure_buffer printable_json(std::string_view json, bool is_indented) {
    rest::secure_buffer out;
    std::size_t depth = 0;
    bool in_string = false;
    bool const is_utf8 = rest::code_points(json).has_value();
    auto const line = [&] {
        if (!is_indented) return;
        out.push_back('\n');
        for (std::size_t i = 0; i != depth; ++i) out.append("  ");
    };
    for (std::size_t i = 0; i != json.size(); ++i) {
        char const c = json[i];
        if (in_string) {
            if (std::size_t const control = control_at(json, i); control != 0) {
                escape(json.substr(i, control), out);
                i += control - 1;
                continue;
            }
            out.push_back(is_utf8 || static_cast<unsigned char>(c) < 0x80 ? c : '?');
            if (c == '\\') out.push_back(json[++i]);
            in_string = c != '"';
            continue;
        }
        bool const closes = c == '}' || c == ']';
        if (closes) {
            --depth;
            line();
        }
        out.push_back(c);
        in_string = c == '"';
        if (c == ',') line();
        if (c == ':' && is_indented) out.push_back(' ');
        if (c == '{' || c == '[') {
            char const end = c == '{' ? '}' : ']';
            if (json[i + 1] == end) {
                out.push_back(json[++i]);
            } else {
                ++depth;
                line();
            }
        }
    }
    out.push_back('\n');
    return out;
}

/// Compact JSON with a line for each value.
inline rest::secure_buffer indented(std::string_view json) { return printable_json(json, true); }

/// Writes to standard output and returns the exit status 0. Throws if that fails. Unbuffered: a buffer of the C library
/// would keep a copy.
inline int print(std::string_view text) {
    std::setvbuf(stdout, nullptr, _IONBF, 0);
    if (std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0) return 0;
    throw std::runtime_error(std::string("standard output cannot be written: ") + std::strerror(errno));
}

/// The columns of a text on a terminal, approximated by its code points.
inline std::size_t width_of(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

using table = std::vector<std::vector<std::string>>;

/// The rows as lines, in columns as wide as their widest cell.
inline std::string text_of(table const& rows) {
    std::vector<std::size_t> widths(rows.empty() ? 0 : rows[0].size());
    for (auto const& row : rows) {
        for (std::size_t i = 0; i != row.size(); ++i) widths[i] = (std::max)(widths[i], width_of(row[i]));
    }
    std::string out;
    for (auto const& row : rows) {
        std::string line;
        for (std::size_t i = 0; i != row.size(); ++i) {
            line += row[i] + std::string(widths[i] - width_of(row[i]) + 2, ' ');
        }
        out += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
    }
    return out;
}

/// A row of a table of users, under the titles of `titles_of`.
inline std::vector<std::string> row_of(velo::user_response const& u) {
    std::string roles;
    for (velo::role const& r : u.roles) roles += (roles.empty() ? "" : ", ") + r.name.value_or("");
    auto const text = [](auto const& field) { return field ? field->to_text() : std::string("-"); };
    std::vector<std::string> row{u.email.value_or("-"),
                                 text(u.status) + (u.locked_out.value_or(false) ? ", locked out" : ""),
                                 text(u.user_type),
                                 u.first_name.value_or("") + " " + u.last_name.value_or(""),
                                 roles,
                                 text(u.id)};
    for (std::string& cell : row) cell = printable(cell);
    return row;
}

/// The titles of a table of users.
inline std::vector<std::string> titles_of(velo::user_response const*) {
    return {"EMAIL", "STATUS", "TYPE", "NAME", "ROLES", "ID"};
}

}  // namespace cli

#endif
