// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_HTTP1_WRITE_HEAD_HPP
#define VELO_REST_TRANSPORT_HTTP1_WRITE_HEAD_HPP

#include <velo/rest/http/characters.hpp>
#include <velo/rest/request/request.hpp>
#include <velo/rest/transport/server_url.hpp>

#include <array>
#include <charconv>
#include <cstddef>
#include <span>
#include <string_view>

namespace velo::inline VELO_ABI::rest::http1 {

namespace detail {

/// Calls `take` with the parts of the head of `q`, in order.
template <class Take>
void for_each_part_of_head(request const& q, server_parts const& server, Take take) {
    take(to_text(q.method));
    take(" ");
    take(server.prefix);
    take(q.target);
    take(" HTTP/1.1\r\nHost: ");
    take(server.authority);
    for (header const& h : q.headers) {
        take("\r\n");
        take(h.name);
        take(": ");
        take(h.value);
    }
    if (q.has_body || q.states_empty_body()) {
        std::array<char, 20> digits{};
        char const* const end = std::to_chars(digits.data(), digits.data() + digits.size(), q.body.size()).ptr;
        take("\r\nContent-Length: ");
        take({digits.data(), end});
    }
    take("\r\n\r\n");
}

}  // namespace detail

/// True if target and fields of `q` hold no character that would end a line or a part of it: CR/LF would inject a
/// header. Requests that this library builds always pass; check requests from elsewhere.
[[nodiscard]] inline bool is_sendable(request const& q) noexcept {
    if (!q.target.starts_with('/')) return false;
    for (char const c : q.target) {
        if (c <= ' ' || c > '~') return false;
    }
    for (header const& h : q.headers) {
        if (!is_token(h.name) || !is_text(h.value)) return false;
    }
    return true;
}

/// Returns the size of the head of `q` in bytes.
[[nodiscard]] inline std::size_t head_size(request const& q, server_parts const& server) noexcept {
    std::size_t size = 0;
    detail::for_each_part_of_head(q, server, [&](std::string_view part) { size += part.size(); });
    return size;
}

/// Writes the head of a request (RFC 9112 section 3): request line, Host, the request's fields, Content-Length if the
/// request needs one, and the empty line. Returns the written bytes, a view of `out`.
/// Preconditions: `is_sendable(q)`; `out` has at least `head_size(q, server)` bytes.
inline std::string_view write_head(request const& q, server_parts const& server, std::span<char> out) noexcept {
    char* end = out.data();
    detail::for_each_part_of_head(q, server, [&](std::string_view part) { end += part.copy(end, part.size()); });
    return {out.data(), static_cast<std::size_t>(end - out.data())};
}

}  // namespace velo::inline VELO_ABI::rest::http1

#endif
