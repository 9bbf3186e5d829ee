// SPDX-License-Identifier: BSL-1.0
#ifndef EXAMPLES_BOARD_BOARD_HPP
#define EXAMPLES_BOARD_BOARD_HPP

#include <velo/client.hpp>
#include <velo/rest/transport/stream.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <ratio>
#include <span>
#include <string_view>

/// What this library asks of a board, for the LM3S6965 with one thread: a clock, a calendar, waiting, and a stream.
namespace board {

namespace rest = velo::rest;

/// A register at an address of the data sheet.
inline volatile std::uint32_t& at(std::uintptr_t address) noexcept {
    return *reinterpret_cast<volatile std::uint32_t*>(address);
}

/// Milliseconds since the reset, counted by the interrupt of SysTick.
inline volatile std::uint32_t ticks = 0;

/// Begins to count, with the 12.5 MHz that the processor has after a reset.
inline void start_ticks() noexcept {
    at(0xE000E014) = 12'500 - 1;
    at(0xE000E018) = 0;
    at(0xE000E010) = 7;
}

/// The clock of deadlines and delays. It wraps around after 49 days; a board that runs longer counts with 64 bits.
struct clock {
    using rep = std::int64_t;
    using period = std::milli;
    using duration = std::chrono::duration<rep, period>;
    using time_point = std::chrono::time_point<clock>;
    static constexpr bool is_steady = true;
    static time_point now() noexcept { return time_point(duration(ticks)); }
};

/// The calendar: this board has none. Only a Retry-After with a date, in a response without a Date, is compared with
/// it.
struct calendar {
    static std::chrono::sys_seconds now() noexcept { return {}; }
};

/// Waits for the time of a delay between two attempts; the processor sleeps from tick to tick. Nobody else runs, so no
/// signal ends it earlier.
struct waiting {
    rest::errc operator()(rest::delay const& d, rest::stop const&) const noexcept {
        for (auto const start = clock::now(); clock::now() - start < d.length;) asm volatile("wfi");
        return rest::errc::none;
    }
};

/// The serial port at `Base` (PL011).
template <std::uintptr_t Base>
class uart {
  public:
    /// Reads what has arrived, or waits for the first byte.
    rest::transferred read_some(std::span<char> into, rest::duration left) noexcept {
        if (!wait_until_clear(receive_empty, left)) return {.error = rest::errc::timed_out};
        std::size_t count = 0;
        for (; count != into.size() && !has(receive_empty); ++count) into[count] = static_cast<char>(at(Base));
        return {.count = count};
    }
    /// Writes one byte or more, as much as the port takes.
    rest::transferred write_some(std::string_view bytes, rest::duration left) noexcept {
        if (!wait_until_clear(send_full, left)) return {.error = rest::errc::timed_out};
        std::size_t count = 0;
        for (; count != bytes.size() && !has(send_full); ++count) at(Base) = static_cast<unsigned char>(bytes[count]);
        return {.count = count};
    }
    /// Writes all of it.
    void print(std::string_view text) noexcept {
        while (!text.empty()) text.remove_prefix(write_some(text, (rest::duration::max)()).count);
    }

  private:
    static constexpr std::uint32_t receive_empty = 1 << 4, send_full = 1 << 5;  // of the flags
    static bool has(std::uint32_t flag) noexcept { return (at(Base + 0x18) & flag) != 0; }
    static bool wait_until_clear(std::uint32_t flag, rest::duration left) noexcept {
        for (auto const start = clock::now(); has(flag);) {
            if (clock::now() - start >= left) return false;
        }
        return true;
    }
};

/// The first port, for a person.
inline uart<0x4000C000> console;
/// The second port, which carries HTTP.
inline uart<0x4000D000> line;

/// The settings of the clients of this board.
struct config : rest::default_config {
    using clock = board::clock;
    using wall_clock = calendar;
    using wait_strategy = waiting;
    using mutex = rest::no_mutex;
    /// Jitter. A board with a source of noise or a serial number takes its seed from there.
    rest::splitmix64 generator{ticks};
    /// So that a server cannot fill the memory.
    rest::response_limits limits{.head = 4096, .fields = 32, .body = 12 * 1024, .model = 16 * 1024};
};

}  // namespace board

#endif
