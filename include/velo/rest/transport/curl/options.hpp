// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_CURL_OPTIONS_HPP
#define VELO_REST_TRANSPORT_CURL_OPTIONS_HPP

#include <velo/rest/transport/tls_options.hpp>

#include <chrono>
#include <optional>
#include <string>

namespace velo::inline VELO_ABI::rest {

/// Limits, trust and proxy of the libcurl transport. Zero or less expires at once and never means "no limit"; `max()`
/// means "for ever". The timeout of a whole call belongs to the client's configuration or to the call.
struct curl_options {
    /// Longest time for lookup, TCP, proxy and TLS together. Default 10 s.
    std::chrono::milliseconds connect_timeout{10'000};
    /// Longest time without a byte in either direction. Default 20 s.
    std::chrono::milliseconds silence_timeout{20'000};
    /// Age from which an idle connection is not reused. The next call closes it. Default 30 s.
    std::chrono::milliseconds keep_alive_time{30'000};
    /// Age from which a connection is not reused, however busy it is, so that a change in DNS is seen. Default 5 min.
    std::chrono::milliseconds max_connection_age{300'000};
    /// Trust and identity for https.
    tls_options tls{};
    /// URL of the proxy for https, with its credentials if it needs some; empty for none. Default: the one that the
    /// variables `https_proxy`, `HTTPS_PROXY`, `all_proxy` or `ALL_PROXY` name, except for the hosts in `no_proxy` or
    /// `NO_PROXY`; they are read when the transport is made. Never used for this machine, nor for a URL in clear text.
    std::optional<std::string> proxy{};
    /// Sends TCP keep-alive probes on idle connections. Default false.
    bool tcp_keep_alive = false;
    /// Speaks HTTP/2 if libcurl has it and the server chooses it during the TLS handshake (ALPN). Default false.
    bool http2 = false;
};

}  // namespace velo::inline VELO_ABI::rest

#endif
