// SPDX-License-Identifier: BSL-1.0
#ifndef TESTS_BOARD_HOST_BOARD_HPP
#define TESTS_BOARD_HOST_BOARD_HPP

#include <velo/client.hpp>

#include <chrono>
#include <cstdio>
#include <string_view>

/// The board of `examples/board/board.hpp`, played by a host.
namespace board {

namespace rest = velo::rest;

using clock = std::chrono::steady_clock;

struct calendar {
    static std::chrono::sys_seconds now() noexcept { return {}; }
};
struct waiting {
    rest::errc operator()(rest::delay const&, rest::stop const&) const noexcept { return rest::errc::none; }
};
struct terminal {
    static void print(std::string_view text) noexcept { std::fwrite(text.data(), 1, text.size(), stdout); }
};
inline terminal console;

struct config : rest::default_config {
    using clock = board::clock;
    using wall_clock = calendar;
    using wait_strategy = waiting;
    using mutex = rest::no_mutex;
    rest::splitmix64 generator{7};
    rest::response_limits limits{.head = 4096, .fields = 32, .body = 12 * 1024, .model = 16 * 1024};
};

}  // namespace board

#endif
