// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_HTTP_METHOD_HPP
#define VELO_REST_HTTP_METHOD_HPP

#include <velo/version.hpp>

#include <string_view>

namespace velo::inline v0::rest {

/// The HTTP methods that a REST API uses (RFC 9110 section 9, RFC 5789). Lower case: `DELETE` is a macro on Windows.
enum class method { get, post, put, patch, delete_ };

/// As the request line spells it. Throws nothing.
[[nodiscard]] constexpr std::string_view to_text(method m) noexcept {
    switch (m) {
        case method::get: return "GET";
        case method::post: return "POST";
        case method::put: return "PUT";
        case method::patch: return "PATCH";
        case method::delete_: return "DELETE";
    }
    return {};
}

}  // namespace velo::inline v0::rest

#endif
