// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_ENDPOINT_MATCH_PATH_HPP
#define VELO_REST_ENDPOINT_MATCH_PATH_HPP

#include <velo/rest/endpoint/parameter_location.hpp>

#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace velo::inline VELO_ABI::rest {

/// The values of the placeholders of a path template, by name, percent-encoded as they stand in the path.
using path_values = std::vector<std::pair<std::string_view, std::string_view>>;

/// Matches `path` with the path template of an endpoint. A placeholder matches one whole segment. `std::nullopt` if
/// they do not match. The values view `path`, the names `path_template`.
[[nodiscard]] inline std::optional<path_values> match_path(std::string_view path, std::string_view path_template) {
    path_values values;
    while (!path_template.empty()) {
        path_piece const piece = next_path_piece(path_template);
        if (!path.starts_with(piece.literal)) return std::nullopt;
        path.remove_prefix(piece.literal.size());
        if (piece.placeholder.empty()) break;
        std::size_t const end = path.find('/');
        values.emplace_back(piece.placeholder, path.substr(0, end));
        path.remove_prefix(end == std::string_view::npos ? path.size() : end);
    }
    if (!path.empty()) return std::nullopt;
    return values;
}

}  // namespace velo::inline VELO_ABI::rest

#endif
