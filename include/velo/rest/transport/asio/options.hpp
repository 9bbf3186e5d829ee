// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_ASIO_OPTIONS_HPP
#define VELO_REST_TRANSPORT_ASIO_OPTIONS_HPP

#include <velo/version.hpp>

#include <chrono>
#include <cstddef>
#include <string>

namespace velo::inline v0::rest::asio {

/// How the Asio transports connect. Every limit is finite; zero or less has passed at once, and never means "no limit".
/// How long a call may take in all is said by the client's policies, or by the call.
struct options {
    std::chrono::milliseconds connect_timeout{5'000};   ///< for name, TCP and TLS together
    std::chrono::milliseconds silence_timeout{20'000};  ///< longest time without a byte either way
    std::chrono::milliseconds keep_alive_time{30'000};  ///< a connection idle for longer is not used again
    std::size_t max_connections = 64;                   ///< open at once; more calls wait for their turn
    std::string ca_file{};                              ///< trusted certificates in PEM; empty: those of the system
};

}  // namespace velo::inline v0::rest::asio

#endif
