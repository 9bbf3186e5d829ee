// SPDX-License-Identifier: BSL-1.0
#ifndef EXAMPLES_COMMAND_LINE_PRINTABLE_HPP
#define EXAMPLES_COMMAND_LINE_PRINTABLE_HPP

#include <velo/rest/model/utf8.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace cli {

/// The bytes of the control character at `text[at]`: an ASCII or C1 (U+0080 to U+009F) control, or one that changes the
/// direction of writing. 0 for all other characters.
inline std::size_t control_at(std::string_view text, std::size_t at) noexcept {
    auto const byte = [&](std::size_t i) -> unsigned {
        return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0u;
    };
    if (byte(0) < 0x20 || byte(0) == 0x7F) return 1;
    if (byte(0) == 0xC2 && byte(1) >= 0x80 && byte(1) <= 0x9F) return 2;
    if (byte(0) == 0xD8 && byte(1) == 0x9C) return 2;  // the Arabic letter mark
    if (byte(0) != 0xE2) return 0;
    bool const turns =
        (byte(1) == 0x80 && ((byte(2) >= 0x8E && byte(2) <= 0x8F) || (byte(2) >= 0xAA && byte(2) <= 0xAE))) ||
        (byte(1) == 0x81 && byte(2) >= 0xA6 && byte(2) <= 0xA9);
    return turns ? 3 : 0;
}

/// Untrusted text for a terminal: `?` in place of each control character. In text that is not UTF-8, also of each byte
/// above 127: a terminal may take it for one.
inline std::string printable(std::string_view text) {
    std::string out;
    bool const is_utf8 = velo::rest::code_points(text).has_value();
    for (std::size_t i = 0; i < text.size();) {
        std::size_t const control = control_at(text, i);
        bool const is_shown = control == 0 && (is_utf8 || static_cast<unsigned char>(text[i]) < 0x80);
        out += is_shown ? text[i] : '?';
        i += control == 0 ? 1 : control;
    }
    return out;
}

/// The name of an option or operation that nobody knows, up to the first character that no name has: `--token:SECRET`
/// is a slip, too.
inline std::string shown_name(std::string_view name) {
    constexpr std::size_t longest = 64;
    std::size_t const end =
        (std::min)(name.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_"), longest);
    return end >= name.size() ? std::string(name) : std::string(name.substr(0, end)) + "...";
}

/// `printable` text in quotation marks.
inline std::string quoted(std::string_view text) { return "'" + printable(text) + "'"; }

}  // namespace cli

#endif
