// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TESTING_CONFORMANCE_SERVERS_HPP
#define VELO_REST_TESTING_CONFORMANCE_SERVERS_HPP

#include <velo/rest/testing/loopback_peer.hpp>

#include <array>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

namespace velo::inline v0::rest::testing::detail {

/// Returns a 200 response with `body`.
inline std::string ok_response(std::string_view body) {
    return "HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + std::string(body);
}

/// Responds to every request with its target.
inline void echo(peer_connection& c) {
    while (auto const q = c.read()) c.send(ok_response(q->target()));
}

/// Calls `act` after the first request of the first connection. Responds to every other request with its target.
inline loopback_peer::serve_function first_then_echo(std::function<void(peer_connection&)> act) {
    return [act = std::move(act)](peer_connection& c) {
        if (c.number == 0) {
            if (!c.read()) return;
            act(c);
        }
        echo(c);
    };
}

/// Calls `act` after the first request of the first connection, then closes it. Other connections echo.
inline loopback_peer::serve_function first_only(std::function<void(peer_connection&)> act) {
    return [act = std::move(act)](peer_connection& c) {
        if (c.number != 0) return echo(c);
        if (c.read()) act(c);
    };
}

/// Waits until the client hangs up. Resets the connection if a request comes instead: it was not to be reused.
inline void wait_for_hang_up_or_reset(peer_connection& c) {
    if (!c.wait_for_hang_up()) c.reset();
}

/// Beginnings of responses, after which a server falls silent or ends the connection.
inline constexpr std::array<std::string_view, 6> partial_responses{
    "",
    "HTT",
    "HTTP/1.1 200 OK\r\nContent-Le",
    "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhel",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nhel\r\n",
    "HTTP/1.1 100 Continue\r\n\r\n"};

}  // namespace velo::inline v0::rest::testing::detail

#endif
