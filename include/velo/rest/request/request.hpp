// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_REQUEST_REQUEST_HPP
#define VELO_REST_REQUEST_REQUEST_HPP

#include <velo/rest/http/header.hpp>
#include <velo/rest/http/method.hpp>

#include <span>
#include <string_view>

namespace velo::inline v0::rest {

/// What a Transport sends. Everything views buffers of the call, which outlive `send` and nothing more.
///
/// The headers are those that the operation decides: Accept, User-Agent, Content-Type with a body and only then, and
/// Authorization as the descriptor's security says. Host, Content-Length and Connection belong to the transport; a
/// request without a body whose method usually has one carries `Content-Length: 0` (RFC 9110 section 8.6).
struct request {
    std::string_view operation{};  ///< the operation's name, for logs
    rest::method method = method::get;
    std::string_view
        target{};  ///< origin form, percent-encoded: `/v2/users?page=2`; the transport adds its path prefix
    std::span<header const> headers{};
    std::string_view body{};
    bool has_body = false;

    /// Must the request say `Content-Length: 0` when it has no body?
    [[nodiscard]] bool states_empty_body() const noexcept {
        return !has_body && method != method::get && method != method::delete_;
    }
};

}  // namespace velo::inline v0::rest

#endif
