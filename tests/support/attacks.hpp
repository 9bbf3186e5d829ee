// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_TESTS_SUPPORT_ATTACKS_HPP
#define VELO_TESTS_SUPPORT_ATTACKS_HPP

#include <velo/rest/response/response.hpp>
#include <velo/rest/testing/loopback_peer.hpp>

#include <chrono>
#include <cstddef>
#include <string_view>
#include <thread>

namespace tests {

/// What a server does with a request.
struct attack {
    std::string_view name;
    std::string_view begin;                ///< sent at once
    std::string_view piece;                ///< sent again and again; empty for silence
    std::chrono::milliseconds interval{};  ///< between two pieces
    bool may_exceed_own_limits = false;    ///< which cannot be changed
};

/// The interval of what drips.
inline constexpr std::chrono::milliseconds drop{5};
/// The interval of what floods.
inline constexpr std::chrono::milliseconds flood{};
inline constexpr attack attacks[] = {
    {"silence after the request", "", ""},
    {"silence in the status line", "HTTP/1.1 2", ""},
    {"silence in a field", "HTTP/1.1 200 OK\r\nX-A: b", ""},
    {"silence behind an interim response", "HTTP/1.1 100 Continue\r\n\r\n", ""},
    {"silence in the body", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc", ""},
    {"silence in a chunk's size", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n1", ""},
    {"silence in the trailers", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nX-T", ""},
    {"dripping field", "HTTP/1.1 200 OK\r\nX-A: ", "a", drop},
    {"dripping fields", "HTTP/1.1 200 OK\r\n", "A:\r\n", drop},
    {"dripping interim responses", "", "HTTP/1.1 103 Early Hints\r\n\r\n", drop},
    {"dripping body", "HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\n", "a", drop},
    {"dripping chunks", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "1\r\na\r\n", drop},
    {"dripping chunk extension", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;", "a", drop},
    {"dripping trailer", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nX-T: ", "a", drop},
    {"flood of fields", "HTTP/1.1 200 OK\r\n", "A:\r\n", flood, true},
    {"flood of one field", "HTTP/1.1 200 OK\r\nX-A: ", "a", flood, true},
    {"flood of interim responses", "", "HTTP/1.1 103 Early Hints\r\n\r\n", flood, true},
    {"flood of bytes", "HTTP/1.1 200 OK\r\n\r\n", "a"},
    {"flood of chunks", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "1\r\na\r\n"},
    {"flood of a chunk extension", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;", "a", flood, true},
    {"flood of chunk extensions", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "1;a=b\r\na\r\n"},
    {"flood of trailers", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n", "A: b\r\n", flood, true},
};

/// Limits that no attack reaches: only deadline and stop end a call.
[[nodiscard]] inline velo::rest::response_limits without_limits() {
    velo::rest::response_limits most;
    most.head = most.fields = most.body = std::size_t{1} << 40;
    return most;
}

/// A server's part in `a`, for `loopback_peer`.
[[nodiscard]] inline velo::rest::testing::loopback_peer::serve_function served(attack const& a) {
    return [&a](velo::rest::testing::peer_connection& c) {
        if (!c.read() || !c.send(a.begin)) return;
        if (a.piece.empty()) {
            c.wait_for_hang_up();
            return;
        }
        while (c.send(a.piece)) {
            if (a.interval != flood) std::this_thread::sleep_for(a.interval);
        }
    };
}

}  // namespace tests

#endif
