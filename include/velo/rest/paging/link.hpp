// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_PAGING_LINK_HPP
#define VELO_REST_PAGING_LINK_HPP

#include <velo/rest/http/characters.hpp>
#include <velo/rest/http/percent_decode.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace velo::inline VELO_ABI::rest {

/// Returns the target of the first link with the relation `relation` in the value of a Link field (RFC 8288), as in
/// `<https://api.example.com/pets?page=2>; rel="next"`; empty without one. Views `field`. For `paging<Op>::next` of an
/// API that pages by links:
///
///     auto const cursor = rest::query_value(rest::link_target(*page.headers.link, "next"), "after");
[[nodiscard]] constexpr std::string_view link_target(std::string_view field, std::string_view relation) noexcept {
    constexpr auto none = std::string_view::npos;
    for (;;) {
        std::size_t const open = field.find('<');
        std::size_t const close = open == none ? none : field.find('>', open);
        if (close == none) return {};
        std::string_view const target = field.substr(open + 1, close - open - 1);
        field.remove_prefix(close + 1);
        // The parameters end at a comma that is not in quotes.
        bool is_quoted = false;
        std::size_t end = 0;
        while (end != field.size() && (is_quoted || field[end] != ',')) {
            if (field[end] == '"') is_quoted = !is_quoted;
            ++end;
        }
        std::string_view parameters = field.substr(0, end);
        field.remove_prefix(end);
        while (!parameters.empty()) {
            std::size_t const semicolon = parameters.find(';');
            std::string_view one = parameters.substr(0, semicolon);
            parameters.remove_prefix(semicolon == none ? parameters.size() : semicolon + 1);
            while (one.starts_with(' ') || one.starts_with('\t')) one.remove_prefix(1);
            if (one.size() < 4 || !same_name(one.substr(0, 4), "rel=")) continue;
            one.remove_prefix(4);
            if (one.starts_with('"')) one = one.substr(1, one.find('"', 1) - 1);
            // A relation may be one of several, with blanks between them.
            while (!one.empty()) {
                std::size_t const space = one.find(' ');
                if (same_name(one.substr(0, space), relation)) return target;
                one.remove_prefix(space == none ? one.size() : space + 1);
            }
        }
    }
}

/// Returns the value of the first parameter `name` in the query of `url`, decoded; `std::nullopt` without one. A `+` is
/// a blank. Calls to allocate may throw.
[[nodiscard]] inline std::optional<std::string> query_value(std::string_view url, std::string_view name) {
    constexpr auto none = std::string_view::npos;
    url = url.substr(0, url.find('#'));
    std::size_t const question = url.find('?');
    if (question == none) return std::nullopt;
    std::string query(url.substr(question + 1));
    for (char& c : query) c = c == '+' ? ' ' : c;
    std::optional<std::string> found;
    for_each_encoded_pair(query, [&](std::string const& one, std::string_view value) {
        if (!found && one == name) found = percent_decode(value);
    });
    return found;
}

}  // namespace velo::inline VELO_ABI::rest

#endif
