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

/// Puts the parts of a head one behind the other, or only counts their bytes.
class head_writer {
  public:
    /// Writes to `out`, unless it is null.
    explicit head_writer(char* out) noexcept : out_(out) {}
    void put(std::string_view part) noexcept {
        if (out_ != nullptr) part.copy(out_ + size_, part.size());
        size_ += part.size();
    }
    /// Number of bytes so far.
    [[nodiscard]] std::size_t size() const noexcept { return size_; }

  private:
    char* out_;
    std::size_t size_ = 0;
};

/// Writes the head of `q` to `out`, unless it is null. Returns its size.
inline std::size_t put_head(request const& q, server_parts const& server, char* out) noexcept {
    head_writer head(out);
    head.put(to_text(q.method));
    head.put(" ");
    head.put(server.prefix);
    head.put(q.target);
    head.put(" HTTP/1.1\r\nHost: ");
    head.put(server.authority);
    for (header const& h : q.headers) {
        head.put("\r\n");
        head.put(h.name);
        head.put(": ");
        head.put(h.value);
    }
    if (q.has_body || q.states_empty_body()) {
        std::array<char, 20> digits{};
        char const* const end = std::to_chars(digits.data(), digits.data() + digits.size(), q.body.size()).ptr;
        head.put("\r\nContent-Length: ");
        head.put({digits.data(), end});
    }
    head.put("\r\n\r\n");
    return head.size();
}

}  // namespace detail

/// True if target and fields of `q` hold no character that would end a line or a part of it: CR/LF would inject a
/// header. Requests that this library builds always pass; check requests from elsewhere.
[[nodiscard]] inline bool is_sendable(request const& q) noexcept {
    if (!q.target.starts_with('/') || !is_visible(q.target)) return false;
    for (header const& h : q.headers) {
        if (!is_token(h.name) || !is_text(h.value)) return false;
    }
    return true;
}

/// Returns the size of the head of `q` in bytes.
[[nodiscard]] inline std::size_t head_size(request const& q, server_parts const& server) noexcept {
    return detail::put_head(q, server, nullptr);
}

/// Writes the head of a request (RFC 9112 section 3): request line, Host, the request's fields, Content-Length if the
/// request needs one, and the empty line. Returns the written bytes, a view of `out`.
/// Preconditions: `is_sendable(q)`; `out` has at least `head_size(q, server)` bytes.
inline std::string_view write_head(request const& q, server_parts const& server, std::span<char> out) noexcept {
    return {out.data(), detail::put_head(q, server, out.data())};
}

}  // namespace velo::inline VELO_ABI::rest::http1

#endif
