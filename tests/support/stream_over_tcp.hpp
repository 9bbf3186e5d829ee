// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_TESTS_SUPPORT_STREAM_OVER_TCP_HPP
#define VELO_TESTS_SUPPORT_STREAM_OVER_TCP_HPP

#include <array>
#include <memory>

#include "tcp_stream.hpp"

namespace tests {

/// `stream` transport with its byte stream and memory in one copyable object.
class stream_over_tcp {
  public:
    explicit stream_over_tcp(velo::rest::server_url const& url) : shared_(std::make_shared<shared>(url)) {}
    [[nodiscard]] bool is_confidential() const noexcept { return true; }
    [[nodiscard]] velo::rest::attempt send(velo::rest::request const& q, velo::rest::response& r,
                                           velo::rest::send_limits const& limits) const {
        return shared_->link.send(q, r, limits);
    }

  private:
    struct shared {
        explicit shared(velo::rest::server_url const& url)
            : socket(url), link(socket, {.server = url, .out = out, .in = in, .confidential = true}) {}
        tcp_stream socket;
        std::array<char, 512> out{};
        std::array<char, 4096> in{};
        velo::rest::stream_connection<tcp_stream> link;
    };
    std::shared_ptr<shared> shared_;
};

}  // namespace tests

#endif
