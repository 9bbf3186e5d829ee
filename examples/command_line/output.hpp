// SPDX-License-Identifier: BSL-1.0
#ifndef EXAMPLES_COMMAND_LINE_OUTPUT_HPP
#define EXAMPLES_COMMAND_LINE_OUTPUT_HPP

#include <velo/models/paged_user_response.hpp>
#include <velo/rest/memory/secure_buffer.hpp>
#include <velo/rest/serializer/json/write.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <iostream>
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

/// Compact JSON with a line for each value, and with escapes for characters that a terminal would act on. In memory
/// that is zeroed, as a response may hold a token.
inline rest::secure_buffer indented(std::string_view json) {
    rest::secure_buffer out;
    std::size_t depth = 0;
    bool in_string = false;
    auto const line = [&] {
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
            out.push_back(c);
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
        if (c == ':') out.push_back(' ');
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

/// Writes to standard output and returns the exit status. Unbuffered: a buffer of the C library would keep a copy.
inline int print(std::string_view text) {
    std::setvbuf(stdout, nullptr, _IONBF, 0);
    if (std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0) return 0;
    std::cerr << "velo: standard output cannot be written\n";
    return 5;
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

/// A row of the table of users, under the titles of `table_of`.
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

inline table table_of(velo::user_response const& u) {
    return {{"EMAIL", "STATUS", "TYPE", "NAME", "ROLES", "ID"}, row_of(u)};
}
inline table table_of(velo::paged_user_response const& page) {
    table rows{{"EMAIL", "STATUS", "TYPE", "NAME", "ROLES", "ID"}};
    for (velo::user_response const& u : page.content) rows.push_back(row_of(u));
    return rows;
}

/// A response as text: JSON, or a table if it is about users.
template <class Model>
rest::secure_buffer response_text(Model const& model, bool as_table) {
    if constexpr (requires { table_of(model); }) {
        if (as_table) {
            std::string text = text_of(table_of(model));
            if constexpr (requires { model.page->total_pages; }) {
                if (model.page) {
                    text += "page " + std::to_string(model.page->page.value_or(1)) + " of " +
                            std::to_string(model.page->total_pages.value_or(1)) + ", " +
                            std::to_string(model.page->total_elements.value_or(0)) + " users\n";
                }
            }
            return rest::secure_buffer(text);
        }
    }
    rest::secure_buffer json;
    rest::write_json(model, json, rest::exposure::reveal);
    return indented(json.view());
}

}  // namespace cli

#endif
