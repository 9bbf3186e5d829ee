// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_NET_TUNNEL_HPP
#define VELO_REST_TRANSPORT_NET_TUNNEL_HPP

#include <velo/rest/error/errc.hpp>
#include <velo/rest/http/characters.hpp>
#include <velo/rest/transport/net/connection.hpp>
#include <velo/rest/transport/net/io_result.hpp>
#include <velo/rest/transport/net/next_step.hpp>

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace velo::inline VELO_ABI::rest::detail {

/// Asks a proxy for a tunnel to the server. Nothing that the proxy sends becomes the response to a request.
///
/// Thread safety: unsafe.
class tunnel {
  public:
    /// `opening` has to outlive this.
    // The array is not zeroed: it is written before it is read.
    explicit tunnel(std::string_view opening) noexcept  // NOLINT(cppcoreguidelines-pro-type-member-init)
        : left_(opening) {}

    /// Does one step over `c`, which is connected to the proxy. Calls to allocate may throw.
    next_step step(connection& c) {
        bool const writes = !left_.empty();
        io_result const r = writes ? c.write(left_) : c.read({head_.data() + size_, head_.size() - size_});
        if (r.wants != want::nothing) return to_step(r.wants);
        if (r.error != errc::none || r.is_closed) return fail("the proxy closed the connection");
        if (writes) {
            left_.remove_prefix(r.count);
            return left_.empty() ? next_step::readable : next_step::writable;
        }
        size_ += r.count;
        return parse();
    }

    /// Why there is no tunnel, in words that are safe to log; empty if there is one.
    [[nodiscard]] std::string& problem() noexcept { return problem_; }
    /// True if the proxy refused the tunnel, and would again.
    [[nodiscard]] bool is_refused() const noexcept { return is_refused_; }

  private:
    next_step fail(std::string problem) {
        problem_ = std::move(problem);
        return next_step::done;
    }

    next_step read_more() {
        return size_ == head_.size() ? fail("the proxy's response is too long") : next_step::readable;
    }

    next_step parse() {
        std::string_view const received(head_.data(), size_);
        // `HTTP/1.1 200`: what stands behind another status is not read.
        std::size_t const feed = received.find('\n');
        if (feed == std::string_view::npos) return read_more();
        std::string_view const line = received.substr(0, feed);
        auto const status = parse_digits<10>(line.substr(0, 12).substr((line.size() < 9) ? line.size() : 9));
        bool const is_http = line.size() > 12 && line.ends_with('\r') && line.starts_with("HTTP/1.") &&
                             line[8] == ' ' && (line[12] == '\r' || line[12] == ' ') && status && *status >= 100;
        if (!is_http) return fail("the proxy does not speak HTTP");
        if (*status >= 300 || *status == 101) {
            is_refused_ = true;
            return fail("the proxy refused: status " + std::to_string(*status));
        }
        std::size_t const end = received.find("\r\n\r\n");
        if (end == std::string_view::npos) return read_more();
        if (*status < 200) {
            std::string_view const rest = received.substr(end + 4);
            size_ = rest.copy(head_.data(), rest.size());
            return parse();
        }
        // The server says nothing before the handshake begins.
        if (end + 4 != size_) return fail("bytes came before the tunnel was used");
        return next_step::done;
    }

    std::string_view left_;
    std::size_t size_ = 0;
    std::string problem_;
    bool is_refused_ = false;
    std::array<char, std::size_t{8} << 10> head_;
};

}  // namespace velo::inline VELO_ABI::rest::detail

#endif
