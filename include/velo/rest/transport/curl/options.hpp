// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_CURL_OPTIONS_HPP
#define VELO_REST_TRANSPORT_CURL_OPTIONS_HPP

#include <velo/version.hpp>

#include <chrono>
#include <optional>
#include <string>

namespace velo::inline v0::rest {

/// How the libcurl transport connects. Every limit is finite; zero or less means one millisecond, never "no limit".
struct curl_options {
    std::chrono::milliseconds connect_timeout{5'000};  ///< for name, TCP and TLS together
    std::chrono::milliseconds timeout{30'000};         ///< for the whole exchange
    std::string ca_file{};                             ///< trusted certificates in PEM; empty: those of the system
    /// The proxy's URL; absent: as libcurl finds it in the environment; empty: none.
    std::optional<std::string> proxy{};
};

}  // namespace velo::inline v0::rest

#endif
