// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_ENDPOINT_PARAMETER_LOCATION_HPP
#define VELO_REST_ENDPOINT_PARAMETER_LOCATION_HPP

#include <velo/rest/endpoint/endpoint.hpp>
#include <velo/rest/model/wrapper.hpp>

#include <cstddef>
#include <string_view>

namespace velo::inline VELO_ABI::rest {

/// A part of a path template: literal text, and the placeholder that follows it. Views the template.
struct path_piece {
    std::string_view literal;      ///< may be empty
    std::string_view placeholder;  ///< the name without braces; empty if the template ends after the literal text
};

/// Removes the next piece from `rest` and returns it. `/v2/users/{userId}/disable` is `{"/v2/users/", "userId"}`, then
/// `{"/disable", ""}`. A brace without its partner is literal text.
[[nodiscard]] constexpr path_piece next_path_piece(std::string_view& rest) noexcept {
    std::size_t const open = rest.find('{');
    std::size_t const close = open == std::string_view::npos ? open : rest.find('}', open);
    if (close == std::string_view::npos) {
        path_piece const last{rest, {}};
        rest = {};
        return last;
    }
    path_piece const piece{rest.substr(0, open), rest.substr(open + 1, close - open - 1)};
    rest.remove_prefix(close + 1);
    return piece;
}

/// True when the template `path` has the placeholder `{name}`.
[[nodiscard]] constexpr bool has_placeholder(std::string_view path, std::string_view name) noexcept {
    while (!path.empty()) {
        if (next_path_piece(path).placeholder == name) return true;
    }
    return false;
}

/// The part of a request that carries an argument (OpenAPI: `in`).
enum class parameter_location {
    path,        ///< the `{placeholder}` of the argument's name
    query,       ///< `?name=value`, unless the argument is absent
    body,        ///< the whole body: the member called `body`
    credential,  ///< the Authorization header, in place of the client's credential
    header,      ///< a header field, unless the argument is absent: the attribute `location` of the member says so
};

/// How a list is written in the query (OpenAPI: `style: form` with and without `explode`).
enum class list_style {
    repeated,  ///< `id=1&id=2`
    comma,     ///< `id=1,2`
};

/// A secret text that is the credential of the call which contains it. Its rule states `is_credential = true`. Model:
/// `bearer_token`.
template <class T>
concept credential = requires { requires T::rule::is_credential; };

/// The name of member `M` as a header field: the attribute `name`, or `If-Match` for `if_match`. Static text.
template <class M>
inline constexpr auto header_name = [] {
    if constexpr (requires { M::attributes::name; }) {
        return std::string_view(M::attributes::name);
    } else {
        return apply_naming(M::name, naming::header_case);
    }
}();

/// How member `M` is written if it is a list in the query.
template <class M>
[[nodiscard]] consteval list_style style_of() noexcept {
    if constexpr (requires { M::attributes::style; }) return M::attributes::style;
    return list_style::repeated;
}

/// The location of member `M` (a `member_of`) of operation `Op`.
template <class Op, class M>
[[nodiscard]] consteval parameter_location location_of() noexcept {
    if constexpr (credential<unwrapped_t<typename M::type>>) return parameter_location::credential;
    if constexpr (requires { M::attributes::location; }) return M::attributes::location;
    if (has_placeholder(Op::endpoint.path, M::wire)) return parameter_location::path;
    if (M::name == std::string_view("body")) return parameter_location::body;
    return parameter_location::query;
}

}  // namespace velo::inline VELO_ABI::rest

#endif
