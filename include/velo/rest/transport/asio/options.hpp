// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_ASIO_OPTIONS_HPP
#define VELO_REST_TRANSPORT_ASIO_OPTIONS_HPP

#include <velo/version.hpp>

#include <chrono>
#include <cstddef>
#include <string>

namespace velo::inline VELO_ABI::rest::asio {

/// Limits and trust of the Asio transports. Every limit is finite: zero or less expires at once, and never means "no
/// limit". The timeout of a whole call belongs to the client's configuration or to the call.
struct options {
    /// Longest time for lookup, TCP and TLS together. Default 5 s.
    std::chrono::milliseconds connect_timeout{5'000};
    /// Longest time without a byte in either direction. Default 20 s.
    std::chrono::milliseconds silence_timeout{20'000};
    /// Age from which an idle connection is not reused. Default 30 s.
    std::chrono::milliseconds keep_alive_time{30'000};
    /// Connections that are open at once, at least 1. More calls wait in a queue. Default 64.
    std::size_t max_connections = 64;
    /// File of trusted certificates in PEM. Default: those of the system.
    std::string ca_file{};
};

}  // namespace velo::inline VELO_ABI::rest::asio

#endif
