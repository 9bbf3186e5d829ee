// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_NET_OPTIONS_HPP
#define VELO_REST_TRANSPORT_NET_OPTIONS_HPP

#include <velo/rest/time/instant.hpp>
#include <velo/rest/transport/tls_options.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace velo::inline VELO_ABI::rest {

#ifdef _WIN32
/// Socket of the operating system: a `SOCKET`.
using native_socket = std::uintptr_t;
#else
/// Socket of the operating system: a descriptor.
using native_socket = int;
#endif

/// Limits, trust and proxy of `sockets` and `asio`. Zero or less expires at once; the largest value of the type means
/// for ever. The timeout of a whole call belongs to the client's configuration or to the call.
struct socket_options {
    /// Longest time for lookup, TCP, proxy and TLS together. Default 10 s.
    std::chrono::milliseconds connect_timeout{10'000};
    /// Longest time without a byte of request or response. Default 20 s.
    std::chrono::milliseconds silence_timeout{20'000};
    /// Age from which an idle connection is not reused. Default 30 s.
    std::chrono::milliseconds keep_alive_time{30'000};
    /// Age from which a connection carries no further request, so that a change in DNS is noticed. Default 5 min.
    std::chrono::milliseconds max_connection_age{300'000};
    /// Connections that are open at once, at least 1. More calls wait in a queue. Default 64.
    std::size_t max_connections = 64;
    /// Trust and identity over https.
    tls_options tls{};
    /// URL of the proxy for https, `http://[user:password@]host[:port]`; empty for none. Default: the one that the
    /// variables `https_proxy` or `HTTPS_PROXY` name, except for the hosts in `no_proxy` or `NO_PROXY`; they are read
    /// when the transport is made. This machine and clear text are never reached through a proxy.
    std::optional<std::string> proxy{};
    /// True to let the system probe idle connections (TCP keep-alive). Default: off.
    bool tcp_keep_alive = false;
    /// Makes a connected stream socket to the server in place of lookup and TCP: for Unix sockets, sidecars or tunnels.
    /// The transport takes the socket over. A negative result is `errc::connect_failed`. The function is passed the
    /// time that is left, and blocks its caller; it may be called by several threads at once. For a URL of this machine
    /// in clear text the socket must not lead to another one. Default: TCP.
    std::function<native_socket(duration left)> connect{};
};

/// Number of connections and calls of a `sockets` or `asio` transport at one moment.
struct connection_counts {
    std::size_t open = 0;    ///< in use or idle
    std::size_t idle = 0;    ///< open and without a request
    std::size_t queued = 0;  ///< calls that wait for a connection
};

}  // namespace velo::inline VELO_ABI::rest

#endif
