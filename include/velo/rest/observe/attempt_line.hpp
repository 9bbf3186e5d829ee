// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_OBSERVE_ATTEMPT_LINE_HPP
#define VELO_REST_OBSERVE_ATTEMPT_LINE_HPP

#include <velo/rest/error/errc.hpp>
#include <velo/rest/observe/events.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

namespace velo::inline VELO_ABI::rest {

namespace detail {

/// The size of the control character, or of the line or paragraph separator, that `text` begins with; zero without one.
/// Those above ASCII are meant in UTF-8, and as a byte alone, which some terminals obey.
[[nodiscard]] inline std::size_t control_size(std::string_view text) noexcept {
    auto const byte = [text](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
    if (byte(0) < 0x20 || byte(0) == 0x7F) return 1;
    if (byte(0) == 0xC2 && byte(1) >= 0x80 && byte(1) < 0xA0) return 2;
    if (byte(0) == 0xE2 && byte(1) == 0x80 && (byte(2) == 0xA8 || byte(2) == 0xA9)) return 3;
    return byte(0) >= 0x80 && byte(0) < 0xA0 ? 1 : 0;
}

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
    while (!value.empty()) {
        std::size_t const control = control_size(value);
        std::size_t size = control != 0 ? control : 1;
        if (control != 0) {
            out += '?';
        } else {
            // The other bytes of a character above ASCII go with the first one.
            auto const lead = static_cast<unsigned char>(value[0]);
            std::size_t const most = (std::min)(value.size(), std::size_t{lead < 0xC0   ? 1u
                                                                          : lead < 0xE0 ? 2u
                                                                          : lead < 0xF0 ? 3u
                                                                                        : 4u});
            while (size < most && (static_cast<unsigned char>(value[size]) & 0xC0) == 0x80) ++size;
            if (value[0] == '"' || value[0] == '\\') out += '\\';
            out += value.substr(0, size);
        }
        value.remove_prefix(size);
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
