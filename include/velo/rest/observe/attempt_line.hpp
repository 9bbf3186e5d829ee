// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_OBSERVE_ATTEMPT_LINE_HPP
#define VELO_REST_OBSERVE_ATTEMPT_LINE_HPP

#include <velo/rest/error/errc.hpp>
#include <velo/rest/observe/events.hpp>

#include <chrono>
#include <string>
#include <string_view>

namespace velo::inline VELO_ABI::rest {

namespace detail {

/// Appends ` key=value`. A value with other than visible ASCII, or with a quote or equals sign, is quoted, and its
/// control characters are replaced by `?`, so that no value begins a line or a key of its own.
inline void append_pair(std::string& out, std::string_view key, std::string_view value) {
    bool is_plain = !value.empty();
    for (char const c : value) is_plain = is_plain && c > ' ' && c <= '~' && c != '"' && c != '=' && c != '\\';
    if (!out.empty()) out += ' ';
    (out += key) += '=';
    if (is_plain) {
        out += value;
        return;
    }
    out += '"';
    for (char const c : value) {
        if (c == '"' || c == '\\') out += '\\';
        out += (c >= '\0' && c < ' ') || c == '\x7F' ? '?' : c;
    }
    out += '"';
}

}  // namespace detail

/// One attempt as a line of `key=value`, without the line feed. It contains no secret, no body and no text of the
/// server.
///
///     operation=list_users attempt=2 status=200 ms=41 reused=true correlation=nightly-7
///     operation=velo_auth attempt=1 error="no connection to the server" delivery="not sent" ms=3 reused=false
///     token_request=true
///
/// Calls to allocate may throw.
[[nodiscard]] inline std::string attempt_line(event::sent const& e) {
    std::string out;
    detail::append_pair(out, "operation", e.endpoint.name);
    detail::append_pair(out, "attempt", std::to_string(e.attempt));
    if (e.error == errc::none) {
        detail::append_pair(out, "status", std::to_string(e.status));
    } else {
        detail::append_pair(out, "error", to_text(e.error));
        detail::append_pair(out, "delivery", to_text(e.delivered));
    }
    auto const ms = std::chrono::duration_cast<std::chrono::milliseconds>(e.duration).count();
    detail::append_pair(out, "ms", std::to_string(ms));
    detail::append_pair(out, "reused", e.reused_connection ? "true" : "false");
    if (e.is_token_request) detail::append_pair(out, "token_request", "true");
    if (!e.correlation.empty()) detail::append_pair(out, "correlation", e.correlation);
    return out;
}

}  // namespace velo::inline VELO_ABI::rest

#endif
