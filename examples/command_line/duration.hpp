// SPDX-License-Identifier: BSL-1.0
#ifndef EXAMPLES_COMMAND_LINE_DURATION_HPP
#define EXAMPLES_COMMAND_LINE_DURATION_HPP

#include <charconv>
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "printable.hpp"
#include "usage_error.hpp"

namespace cli {

/// Reads a time with its unit: `30s`, `2500ms`, `2m`, `1h`; at most 1000 hours. Throws `usage_error`.
inline std::chrono::milliseconds parse_duration(std::string const& option, std::string_view text) {
    std::int32_t number = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    std::string_view const unit(end, static_cast<std::size_t>(text.data() + text.size() - end));
    std::int64_t const factor = unit == "ms"  ? 1
                                : unit == "s" ? 1000
                                : unit == "m" ? 60'000
                                : unit == "h" ? 3'600'000
                                              : 0;
    std::int64_t const most = 1000 * 3'600'000LL;
    if (error != std::errc{} || number <= 0 || factor == 0 || number * factor > most) {
        throw usage_error(option + ": given " + cli::quoted(text) +
                          ", allowed: a time with its unit: 30s, 2500ms, 2m or 1h, at most 1000h");
    }
    return std::chrono::milliseconds(number * factor);
}

/// Reads a whole number from `low` to `high`. Throws `usage_error`.
inline int parse_number(std::string const& option, std::string_view text, int low, int high) {
    int number = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size() || number < low || number > high) {
        throw usage_error(option + ": given " + cli::quoted(text) + ", allowed: a whole number from " +
                          std::to_string(low) + " to " + std::to_string(high));
    }
    return number;
}

/// A length of time for people: "12 ms", "1.2 s", "3 min 5 s".
inline std::string duration_text(std::chrono::nanoseconds time) {
    auto const ms = std::chrono::duration_cast<std::chrono::milliseconds>(time).count();
    if (ms < 1000) return std::to_string(ms) + " ms";
    if (ms < 60'000) return std::to_string(ms / 1000) + "." + std::to_string(ms % 1000 / 100) + " s";
    auto const s = ms / 1000;
    if (s < 3600) return std::to_string(s / 60) + " min " + std::to_string(s % 60) + " s";
    return std::to_string(s / 3600) + " h " + std::to_string(s % 3600 / 60) + " min";
}

}  // namespace cli

#endif
