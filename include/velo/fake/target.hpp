// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_FAKE_TARGET_HPP
#define VELO_FAKE_TARGET_HPP

#include <velo/rest/endpoint/endpoint.hpp>
#include <velo/rest/endpoint/path_template.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace velo::inline v0::detail {

/// The parts of a request's target.
struct fake_target {
    std::string path;  ///< still percent-encoded, so that an encoded slash stays inside its segment
    std::vector<std::pair<std::string, std::string>> query;  ///< decoded names and values
};

/// The decoded values of the placeholders of a path template, by name.
using fake_path_values = std::vector<std::pair<std::string_view, std::string>>;

/// Decodes `%20` and the like (RFC 3986 section 2.1). A percent sign without two hex digits stays.
[[nodiscard]] inline std::string percent_decode(std::string_view text) {
    auto const digit = [](char c) -> int {
        return c >= '0' && c <= '9'   ? c - '0'
               : c >= 'A' && c <= 'F' ? c - 'A' + 10
               : c >= 'a' && c <= 'f' ? c - 'a' + 10
                                      : -1;
    };
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && i + 2 < text.size() && digit(text[i + 1]) >= 0 && digit(text[i + 2]) >= 0) {
            out += static_cast<char>(digit(text[i + 1]) * 16 + digit(text[i + 2]));
            i += 2;
        } else {
            out += text[i];
        }
    }
    return out;
}

/// Splits a target into its path and its query.
[[nodiscard]] inline fake_target parse_target(std::string_view target) {
    std::size_t const mark = target.find('?');
    fake_target t{std::string(target.substr(0, mark)), {}};
    std::string_view rest = mark == std::string_view::npos ? std::string_view{} : target.substr(mark + 1);
    while (!rest.empty()) {
        std::size_t const end = rest.find('&');
        std::string_view const item = rest.substr(0, end);
        std::size_t const equals = item.find('=');
        t.query.emplace_back(percent_decode(item.substr(0, equals)), equals == std::string_view::npos
                                                                         ? std::string()
                                                                         : percent_decode(item.substr(equals + 1)));
        rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
    }
    return t;
}

/// Matches `path` with the path template of an endpoint. A placeholder matches one whole segment. `std::nullopt` if
/// they do not match.
[[nodiscard]] inline std::optional<fake_path_values> match_path(std::string_view path, std::string_view path_template) {
    fake_path_values values;
    while (!path_template.empty()) {
        rest::path_piece const piece = rest::next_path_piece(path_template);
        if (!path.starts_with(piece.literal)) return std::nullopt;
        path.remove_prefix(piece.literal.size());
        if (piece.placeholder.empty()) break;
        std::size_t const end = path.find('/');
        values.emplace_back(piece.placeholder, percent_decode(path.substr(0, end)));
        path.remove_prefix(end == std::string_view::npos ? path.size() : end);
    }
    if (!path.empty()) return std::nullopt;
    return values;
}

}  // namespace velo::inline v0::detail

#endif
