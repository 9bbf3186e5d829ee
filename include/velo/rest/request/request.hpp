// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_REQUEST_REQUEST_HPP
#define VELO_REST_REQUEST_REQUEST_HPP

#include <velo/rest/http/header.hpp>
#include <velo/rest/http/method.hpp>

#include <span>
#include <string_view>

namespace velo::inline VELO_ABI::rest {

/// A request as a Transport sends it. It views buffers of the call, which outlive `send` and nothing more.
///
/// `headers` has the fields that the call decides: Accept, Accept-Encoding, User-Agent, Content-Type if there is a
/// body, Authorization as the endpoint's security demands, and those that caller and observer add. The Transport adds
/// Host, Content-Length and Connection. A request without a body whose method usually has one carries `Content-Length:
/// 0` (RFC 9110 section 8.6).
struct request {
    std::string_view operation{};       ///< the operation's name, for logs
    rest::method method = method::get;  ///< of the endpoint
    /// In origin form, percent-encoded: `/v2/users?page=2`. The Transport puts its path prefix in front.
    std::string_view target{};
    std::span<header const> headers{};  ///< in the order in which they are sent
    std::string_view body{};            ///< the bytes of the body
    bool has_body = false;              ///< true also for a body without bytes

    /// True when the request has no body and must carry `Content-Length: 0`.
    [[nodiscard]] bool states_empty_body() const noexcept {
        return !has_body && method != method::get && method != method::delete_;
    }
};

}  // namespace velo::inline VELO_ABI::rest

#endif
