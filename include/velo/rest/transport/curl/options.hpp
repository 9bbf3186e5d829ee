// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_CURL_OPTIONS_HPP
#define VELO_REST_TRANSPORT_CURL_OPTIONS_HPP

#include <velo/version.hpp>

#include <chrono>
#include <optional>
#include <string>

namespace velo::inline VELO_ABI::rest {

/// Limits, trust and proxy of the libcurl transport. Every limit is finite: zero or less means the shortest time that
/// libcurl knows, never "no limit". The timeout of a whole call belongs to the client's configuration or to the call.
struct curl_options {
    /// Longest time for lookup, TCP and TLS together. Default 5 s.
    std::chrono::milliseconds connect_timeout{5'000};
    /// Longest time without a byte in either direction, rounded up to seconds. Default 20 s.
    std::chrono::milliseconds silence_timeout{20'000};
    /// Age from which an idle connection is not reused, rounded up to seconds. Default 30 s.
    std::chrono::milliseconds keep_alive_time{30'000};
    /// File of trusted certificates in PEM. Default: those of the system.
    std::string ca_file{};
    /// URL of the proxy; empty for none. Default: the proxy that the environment names for libcurl.
    std::optional<std::string> proxy{};
};

}  // namespace velo::inline VELO_ABI::rest

#endif
