// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_CURL_OPTIONS_HPP
#define VELO_REST_TRANSPORT_CURL_OPTIONS_HPP

#include <velo/version.hpp>

#include <chrono>
#include <optional>
#include <string>

namespace velo::inline v0::rest {

/// How the libcurl transport connects. Every limit is finite; zero or less means the least
/// there is, never "no limit". How long a call may take in all is said by the client's policies, or by the call.
struct curl_options {
    std::chrono::milliseconds connect_timeout{5'000};   ///< for name, TCP and TLS together
    std::chrono::milliseconds silence_timeout{20'000};  ///< longest time without a byte either way; in whole seconds
    std::chrono::milliseconds keep_alive_time{
        30'000};            ///< a connection idle for longer is not used again; whole seconds
    std::string ca_file{};  ///< trusted certificates in PEM; empty: those of the system
    /// The proxy's URL; absent: as libcurl finds it in the environment; empty: none.
    std::optional<std::string> proxy{};
};

}  // namespace velo::inline v0::rest

#endif
