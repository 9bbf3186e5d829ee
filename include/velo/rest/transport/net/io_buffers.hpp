// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_NET_IO_BUFFERS_HPP
#define VELO_REST_TRANSPORT_NET_IO_BUFFERS_HPP

#include <velo/rest/memory/secure_buffer.hpp>
#include <velo/rest/request/request.hpp>
#include <velo/rest/transport/http1/write_head.hpp>
#include <velo/rest/transport/server_url.hpp>

#include <array>
#include <cstddef>
#include <cstring>
#include <span>
#include <string_view>

namespace velo::inline VELO_ABI::rest::detail {

/// Memory of one request while it is under way. Connections have none, so an idle one is small.
///
/// Thread safety: unsafe.
class io_buffers {
  public:
    // The arrays are not zeroed: they are written before they are read.
    io_buffers() noexcept {}  // NOLINT(cppcoreguidelines-pro-type-member-init,modernize-use-equals-default)
    io_buffers(io_buffers const&) = delete;
    io_buffers& operator=(io_buffers const&) = delete;
    ~io_buffers() { clear(); }

    /// Writes the head of `q`, and its body behind it if both fit. Precondition: `http1::is_sendable(q)`. Calls to
    /// allocate may throw.
    void fill(request const& q, server_parts const& parts) {
        clear();
        std::size_t const size = http1::head_size(q, parts);
        char* const start = size <= out_.size() ? out_.data() : large_.extend(size);
        static_cast<void>(http1::write_head(q, parts, {start, size}));
        body_ = q.body;
        used_ = size;
        if (start == out_.data() && body_.size() <= out_.size() - size && !body_.empty()) {
            std::memcpy(start + size, body_.data(), body_.size());
            used_ += body_.size();
            body_ = {};
        }
        head_ = {start, used_};
    }
    /// The bytes to send: the head, and the body if one write can send both.
    [[nodiscard]] std::string_view head() const noexcept { return head_; }
    /// The body if it is not in `head()`. Views the request.
    [[nodiscard]] std::string_view body() const noexcept { return body_; }

    /// Memory to receive into.
    [[nodiscard]] std::span<char> in() noexcept { return in_; }

    /// Zeroes the request.
    void clear() noexcept {
        if (head_.data() == out_.data()) wipe(out_.data(), used_);
        large_.clear();
        head_ = body_ = {};
    }

  private:
    std::string_view head_;
    std::string_view body_;
    std::size_t used_ = 0;
    secure_buffer large_;
    std::array<char, std::size_t{4} << 10> out_;
    std::array<char, std::size_t{16} << 10> in_;
};

}  // namespace velo::inline VELO_ABI::rest::detail

#endif
