// SPDX-License-Identifier: BSL-1.0

// How late a call ends behind its deadline while the server drips or floods, in microseconds, as a table in Markdown.
// The server runs in a thread of this process, so a flood also competes for the processors.

#include <velo/rest/testing/loopback_peer.hpp>
#include <velo/transport/sockets.hpp>
#ifdef VELO_HAS_CURL
#include <velo/transport/curl.hpp>
#endif

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdio>
#include <limits>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace {

using namespace std::chrono_literals;
namespace rest = velo::rest;
namespace testing = rest::testing;
using steady = std::chrono::steady_clock;

constexpr auto deadline = 100ms;
constexpr std::size_t turns = 21;

struct attack {
    std::string_view name;
    std::string_view begin;  ///< sent at once
    std::string_view piece;  ///< sent again and again; empty for silence
    std::chrono::milliseconds interval{};
};
constexpr attack attacks[] = {
    {"silence", "", ""},
    {"a byte of a field every 5 ms", "HTTP/1.1 200 OK\r\nX-A: ", "a", 5ms},
    {"a byte of the body every 5 ms", "HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\n", "a", 5ms},
    {"interim responses without end", "", "HTTP/1.1 103 Early Hints\r\n\r\n"},
    {"a body without end", "HTTP/1.1 200 OK\r\n\r\n", "a"},
    {"chunks without end", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "1\r\na\r\n"},
};

/// Limits that nothing here reaches: only the deadline ends a call.
rest::response_limits without_limits() {
    rest::response_limits most;
    most.head = most.fields = most.body = (std::numeric_limits<std::size_t>::max)() / 2;
    return most;
}

template <class Transport>
void measure(char const* name, Transport const& transport, std::string_view attack_name) {
    std::vector<long> late;
    for (std::size_t i = 0; i != turns; ++i) {
        rest::response r;
        r.limit(without_limits());
        auto const begun = steady::now();
        rest::attempt const a = transport.send({.operation = "listUsers", .target = "/v2/users"}, r, {deadline, {}});
        auto const over = steady::now() - begun - deadline;
        if (a.error == rest::errc::timed_out)
            late.push_back(std::chrono::duration_cast<std::chrono::microseconds>(over).count());
    }
    if (late.empty()) {
        std::printf("| %s | %.*s | another limit ended the call | |\n", name, static_cast<int>(attack_name.size()),
                    attack_name.data());
        return;
    }
    std::sort(late.begin(), late.end());
    std::printf("| %s | %.*s | %ld | %ld |\n", name, static_cast<int>(attack_name.size()), attack_name.data(),
                late[late.size() / 2], late.back());
}

}  // namespace

int main() {
    std::printf("| transport | the server sends | µs late, median of %zu | the latest |\n|---|---|---|---|\n", turns);
    for (attack const& a : attacks) {
        testing::loopback_peer const server([&a](testing::peer_connection& c) {
            if (!c.read() || !c.send(a.begin)) return;
            if (a.piece.empty()) {
                c.wait_for_hang_up();
                return;
            }
            while (c.send(a.piece)) {
                if (a.interval != 0ms) std::this_thread::sleep_for(a.interval);
            }
        });
        measure("velo sockets", rest::sockets(server.url()), a.name);
#ifdef VELO_HAS_CURL
        measure("velo curl", rest::curl(server.url(), {.proxy = ""}), a.name);
#endif
    }
    return 0;
}
