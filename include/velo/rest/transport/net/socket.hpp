// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_NET_SOCKET_HPP
#define VELO_REST_TRANSPORT_NET_SOCKET_HPP

#include <velo/rest/transport/net/io_result.hpp>
#include <velo/rest/transport/net/options.hpp>

#include <boost/system/error_code.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#ifdef _WIN32
#include <winsock2.h>
#include <ws2tcpip.h>
#else
#include <cerrno>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>
#endif

namespace velo::inline VELO_ABI::rest::detail {

// The differences between POSIX and Winsock.
#ifdef _WIN32
inline constexpr native_socket no_socket = INVALID_SOCKET;
[[nodiscard]] inline int io_size(std::size_t n) noexcept { return static_cast<int>(n); }
inline constexpr int error_in_progress = WSAEWOULDBLOCK;
inline constexpr int send_flags = 0;

inline void start_sockets() noexcept {
    static int const started = [] {
        WSADATA data{};
        return ::WSAStartup(MAKEWORD(2, 2), &data);
    }();
    static_cast<void>(started);
}
[[nodiscard]] inline int socket_error() noexcept { return ::WSAGetLastError(); }
[[nodiscard]] inline bool would_block(int error) noexcept { return error == WSAEWOULDBLOCK || error == WSAEINTR; }
[[nodiscard]] inline bool is_shortage(int error) noexcept { return error == WSAEMFILE || error == WSAENOBUFS; }
inline void close_socket(native_socket s) noexcept { ::closesocket(s); }
inline bool make_non_blocking(native_socket s) noexcept {
    u_long on = 1;
    return ::ioctlsocket(s, static_cast<long>(FIONBIO), &on) == 0;
}
inline native_socket new_socket(int family, int type) noexcept {
    start_sockets();
    native_socket const s = ::WSASocketW(family, type, 0, nullptr, 0, WSA_FLAG_OVERLAPPED | WSA_FLAG_NO_HANDLE_INHERIT);
    if (s != no_socket) make_non_blocking(s);
    return s;
}
#else
inline constexpr native_socket no_socket = -1;
[[nodiscard]] inline std::size_t io_size(std::size_t n) noexcept { return n; }
inline constexpr int error_in_progress = EINPROGRESS;
#ifdef MSG_NOSIGNAL
inline constexpr int send_flags = MSG_NOSIGNAL;
#else
inline constexpr int send_flags = 0;
#endif

inline void start_sockets() noexcept {}
[[nodiscard]] inline int socket_error() noexcept { return errno; }
[[nodiscard]] inline bool would_block(int error) noexcept {
#if EAGAIN != EWOULDBLOCK
    if (error == EWOULDBLOCK) return true;
#endif
    return error == EAGAIN || error == EINTR;
}
/// True if the system is out of something that another address does not give back.
[[nodiscard]] inline bool is_shortage(int error) noexcept {
    return error == EMFILE || error == ENFILE || error == ENOBUFS || error == ENOMEM;
}
inline void close_socket(native_socket s) noexcept { ::close(s); }
/// Makes a descriptor non-blocking and close-on-exec.
inline bool make_non_blocking(native_socket s) noexcept {
    int const flags = ::fcntl(s, F_GETFL);
    return flags >= 0 && ::fcntl(s, F_SETFL, flags | O_NONBLOCK) == 0 && ::fcntl(s, F_SETFD, FD_CLOEXEC) == 0;
}
inline native_socket new_socket(int family, int type) noexcept {
#if defined(SOCK_CLOEXEC) && defined(SOCK_NONBLOCK)
    return ::socket(family, type | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
#else
    native_socket const s = ::socket(family, type, 0);
    if (s != no_socket) make_non_blocking(s);
    return s;
#endif
}
#endif

/// Returns the system's words for one of its errors.
[[nodiscard]] inline std::string system_message(int error) {
    return boost::system::error_code(error, boost::system::system_category()).message();
}

/// Sets an option of a socket whose value is an `int`.
inline void set_option(native_socket s, int level, int name, int value) noexcept {
    // The cast is for Winsock.
    ::setsockopt(s, level, name, reinterpret_cast<char const*>(&value), sizeof value);
}

/// Owns a socket.
class unique_socket {
  public:
    unique_socket() noexcept = default;
    explicit unique_socket(native_socket s) noexcept : socket_(s) {}
    unique_socket(unique_socket&& other) noexcept : socket_(other.release()) {}
    unique_socket& operator=(unique_socket&& other) noexcept {
        if (this != &other) reset(other.release());
        return *this;
    }
    ~unique_socket() { reset(); }

    [[nodiscard]] native_socket get() const noexcept { return socket_; }
    [[nodiscard]] bool is_open() const noexcept { return socket_ != no_socket; }
    [[nodiscard]] native_socket release() noexcept { return std::exchange(socket_, no_socket); }
    void reset(native_socket other = no_socket) noexcept {
        native_socket const old = std::exchange(socket_, other);
        if (old != no_socket) close_socket(old);
    }

  private:
    native_socket socket_ = no_socket;
};

/// Returns the system's error if there are no four descriptors left, else 0. Resolvers and TLS libraries do not say
/// that they had none.
[[nodiscard]] inline int descriptor_shortage() noexcept {
#ifndef _WIN32
    unique_socket probes[4];
    for (unique_socket& one : probes) {
        one.reset(new_socket(AF_UNIX, SOCK_STREAM));
        if (!one.is_open()) return is_shortage(socket_error()) ? socket_error() : 0;
    }
#endif
    return 0;
}

/// Prepares a TCP socket: small writes leave at once, and a broken connection raises no signal.
inline void prepare_tcp_socket(native_socket s, bool keep_alive) noexcept {
    set_option(s, IPPROTO_TCP, TCP_NODELAY, 1);
    if (keep_alive) set_option(s, SOL_SOCKET, SO_KEEPALIVE, 1);
#ifdef SO_NOSIGPIPE
    set_option(s, SOL_SOCKET, SO_NOSIGPIPE, 1);
#endif
}

/// Returns the pending error of a socket, and clears it. After a connect: why it failed, or 0.
[[nodiscard]] inline int pending_error(native_socket s) noexcept {
    int error = 0;
    socklen_t size = sizeof error;
    // The cast is for Winsock.
    if (::getsockopt(s, SOL_SOCKET, SO_ERROR, reinterpret_cast<char*>(&error), &size) != 0) return socket_error();
    return error;
}

/// Receives without waiting. `flags` may be `MSG_PEEK`. Precondition: `space` is not empty.
[[nodiscard]] inline io_result receive(native_socket s, std::span<char> space, int flags = 0) noexcept {
    auto const count = ::recv(s, space.data(), io_size(space.size()), flags);
    if (count > 0) return {.count = static_cast<std::size_t>(count)};
    if (count == 0) return {.is_closed = true};
    if (would_block(socket_error())) return {.wants = want::read};
    return {.error = errc::connection_lost};
}

/// Sends some of `bytes` without waiting.
[[nodiscard]] inline io_result send(native_socket s, std::string_view bytes) noexcept {
    auto const count = ::send(s, bytes.data(), io_size(bytes.size()), send_flags);
    if (count >= 0) return {.count = static_cast<std::size_t>(count)};
    if (would_block(socket_error())) return {.wants = want::write};
    return {.error = errc::connection_lost};
}

}  // namespace velo::inline VELO_ABI::rest::detail

#endif
