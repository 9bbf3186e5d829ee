// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_HTTP_METHOD_HPP
#define VELO_REST_HTTP_METHOD_HPP

#include <velo/version.hpp>

#include <string_view>

namespace velo::inline VELO_ABI::rest {

/// HTTP methods of REST APIs (RFC 9110 section 9, RFC 5789). In lower case, because `DELETE` is a macro on Windows.
enum class method { get, post, put, patch, delete_ };

/// Returns the method as the request line has it, for example `GET`. Static text.
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

}  // namespace velo::inline VELO_ABI::rest

#endif
