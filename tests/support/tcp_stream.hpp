// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_TESTS_SUPPORT_TCP_STREAM_HPP
#define VELO_TESTS_SUPPORT_TCP_STREAM_HPP

#include <velo/rest/transport/stream.hpp>

#include <algorithm>
#include <arpa/inet.h>
#include <cerrno>
#include <chrono>
#include <netinet/in.h>
#include <poll.h>
#include <span>
#include <string_view>
#include <sys/socket.h>
#include <unistd.h>

namespace tests {

/// `byte_stream` over TCP to 127.0.0.1, with system calls only.
class tcp_stream {
  public:
    explicit tcp_stream(velo::rest::server_url const& url) : port_(split(url).port) {}
    tcp_stream(tcp_stream const&) = delete;
    tcp_stream& operator=(tcp_stream const&) = delete;
    ~tcp_stream() { close(); }

    velo::rest::errc reopen(std::chrono::nanoseconds left) {
        close();
        socket_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port_);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        bool const connected = ::connect(socket_, reinterpret_cast<sockaddr const*>(&address), sizeof address) == 0;
        if (!connected && errno != EINPROGRESS) return velo::rest::errc::connect_failed;
        if (!connected && !wait(POLLOUT, left)) return velo::rest::errc::timed_out;
        int error = 0;
        socklen_t size = sizeof error;
        ::getsockopt(socket_, SOL_SOCKET, SO_ERROR, &error, &size);
        return error == 0 ? velo::rest::errc::none : velo::rest::errc::connect_failed;
    }
    velo::rest::transferred read_some(std::span<char> into, std::chrono::nanoseconds left) {
        if (!wait(POLLIN, left)) return {.error = velo::rest::errc::timed_out};
        return to_transferred(::recv(socket_, into.data(), into.size(), 0));
    }
    velo::rest::transferred write_some(std::string_view bytes, std::chrono::nanoseconds left) {
        if (!wait(POLLOUT, left)) return {.error = velo::rest::errc::timed_out};
        return to_transferred(::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT));
    }

  private:
    bool wait(short what, std::chrono::nanoseconds left) const {
        pollfd p{socket_, what, 0};
        using std::chrono::milliseconds;
        milliseconds const longest = std::chrono::hours(24);
        milliseconds const ms = (std::min)(longest, std::chrono::ceil<milliseconds>(left));
        return ::poll(&p, 1, static_cast<int>(ms.count())) == 1;
    }
    static velo::rest::transferred to_transferred(ssize_t count) {
        if (count < 0) return {.error = velo::rest::errc::connection_lost};
        return {.count = static_cast<std::size_t>(count)};
    }
    void close() {
        if (socket_ >= 0) ::close(socket_);
        socket_ = -1;
    }

    unsigned short port_;
    int socket_ = -1;
};

}  // namespace tests

#endif
