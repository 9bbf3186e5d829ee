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
#include <iterator>
#include <string_view>
#include <vector>

#include "support/attacks.hpp"

namespace {

using namespace std::chrono_literals;
namespace rest = velo::rest;
using steady = std::chrono::steady_clock;

constexpr auto deadline = 100ms;
constexpr std::size_t turns = 21;

/// The attacks of the table.
constexpr std::string_view shown[] = {"silence after the request",  "dripping field", "dripping body",
                                      "flood of interim responses", "flood of bytes", "flood of chunks"};

template <class Transport>
void measure(char const* name, Transport const& transport, std::string_view attack_name) {
    std::vector<long> late;
    for (std::size_t i = 0; i != turns; ++i) {
        rest::response r;
        r.limit(tests::without_limits());
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
    for (tests::attack const& a : tests::attacks) {
        if (std::ranges::find(shown, a.name) == std::end(shown)) continue;
        rest::testing::loopback_peer const server(tests::served(a));
        measure("velo sockets", rest::sockets(server.url()), a.name);
#ifdef VELO_HAS_CURL
        measure("velo curl", rest::curl(server.url(), {.proxy = ""}), a.name);
#endif
    }
    return 0;
}
