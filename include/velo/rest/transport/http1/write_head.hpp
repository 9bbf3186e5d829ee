// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_HTTP1_WRITE_HEAD_HPP
#define VELO_REST_TRANSPORT_HTTP1_WRITE_HEAD_HPP

#include <velo/rest/http/characters.hpp>
#include <velo/rest/request/request.hpp>
#include <velo/rest/transport/server_url.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <span>
#include <string_view>

namespace velo::inline v0::rest::http1 {

namespace detail {

/// Gives the parts of the head of `q`, in order, to `take`.
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

/// Is there no character in the head of `q` that would end a line or a part of it too early? What the library builds
/// is always sendable; this is for requests that come from elsewhere. Throws nothing.
[[nodiscard]] inline bool is_sendable(request const& q) noexcept {
    auto const is_visible = [](char c) { return c > ' ' && c <= '~'; };
    return !q.target.empty() && q.target.front() == '/' && std::all_of(q.target.begin(), q.target.end(), is_visible) &&
           std::all_of(q.headers.begin(), q.headers.end(),
                       [](header const& h) { return is_token(h.name) && is_text(h.value); });
}

/// How many bytes the head of `q` has. Throws nothing.
[[nodiscard]] inline std::size_t head_size(request const& q, server_parts const& server) noexcept {
    std::size_t size = 0;
    detail::for_each_part_of_head(q, server, [&](std::string_view part) { size += part.size(); });
    return size;
}

/// Writes the head of a request (RFC 9112 section 3): request line, Host, the request's fields, Content-Length where
/// one is due, and the empty line. Returns what it wrote, a view of `out`.
/// Preconditions: `is_sendable(q)`; `out` has room for `head_size(q, server)` bytes. Throws nothing.
inline std::string_view write_head(request const& q, server_parts const& server, std::span<char> out) noexcept {
    char* end = out.data();
    detail::for_each_part_of_head(q, server,
                                  [&](std::string_view part) { end = std::copy(part.begin(), part.end(), end); });
    return {out.data(), static_cast<std::size_t>(end - out.data())};
}

}  // namespace velo::inline v0::rest::http1

#endif
