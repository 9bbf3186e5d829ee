// SPDX-License-Identifier: BSL-1.0
#ifndef EXAMPLES_COMMAND_LINE_PROGRESS_HPP
#define EXAMPLES_COMMAND_LINE_PROGRESS_HPP

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <sys/ioctl.h>
#include <unistd.h>

#include "duration.hpp"

namespace cli {

/// How far a job has come. Thread safety: any number of threads.
struct job_counts {
    std::size_t total = 0;  ///< rows of this run
    std::atomic<std::size_t> done{0}, refused{0}, may_have_been{0}, not_done{0};

    [[nodiscard]] std::size_t ended() const { return done + failed(); }
    [[nodiscard]] std::size_t failed() const { return refused + may_have_been + not_done; }
};

/// Shows the progress of a job on standard error: a bar that moves on a terminal, a line from time to time elsewhere.
class progress {
  public:
    /// `has_other_lines`: the calls write lines of their own, among which a bar would be torn.
    progress(job_counts const& counts, bool is_quiet, bool has_other_lines) : counts_(counts), is_quiet_(is_quiet) {
        char const* const terminal = std::getenv("TERM");
        is_bar_ = !has_other_lines && ::isatty(STDERR_FILENO) == 1 && terminal != nullptr && *terminal != 0 &&
                  std::string_view(terminal) != "dumb";
    }

    /// Call it several times a second.
    void update() {
        if (is_quiet_) return;
        auto const now = clock::now();
        if (is_bar_) {
            write("\r" + bar(now) + "\x1b[K");
        } else if (now - last_ >= std::chrono::seconds(10)) {
            last_ = now;
            write("velo: " + text(now) + "\n");
        }
    }
    /// Takes the bar away.
    void end() const {
        if (is_bar_ && !is_quiet_) write("\r\x1b[K");
    }
    [[nodiscard]] std::string elapsed() const { return duration_text(clock::now() - begin_); }

  private:
    using clock = std::chrono::steady_clock;

    [[nodiscard]] std::string text(clock::time_point now) const {
        std::size_t const ended = counts_.ended();
        double const seconds = std::max(0.001, std::chrono::duration<double>(now - begin_).count());
        double const rate = static_cast<double>(ended) / seconds;
        std::string out = std::to_string(ended) + " of " + std::to_string(counts_.total);
        if (std::size_t const failed = counts_.failed(); failed != 0) out += ", " + std::to_string(failed) + " failed";
        out += ", " + std::to_string(static_cast<std::size_t>(rate + 0.5)) + "/s";
        if (ended != 0 && ended < counts_.total) {
            auto const left = static_cast<double>(counts_.total - ended) / rate;
            out += ", " + duration_text(std::chrono::seconds(static_cast<long long>(left) + 1)) + " left";
        }
        return out;
    }
    [[nodiscard]] std::string bar(clock::time_point now) const {
        std::string out = text(now);
        winsize size{};
        std::size_t const columns =
            ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col != 0 ? size.ws_col : 80;
        // The last column stays free: some terminals break the line there.
        if (columns > out.size() + 14) {
            std::size_t const width = std::min<std::size_t>(columns - out.size() - 4, 40);
            std::size_t const full = counts_.total == 0 ? width : counts_.ended() * width / counts_.total;
            out = "[" + std::string(full, '#') + std::string(width - full, '.') + "] " + out;
        }
        return out.substr(0, columns - 1);
    }
    static void write(std::string const& text) { std::fwrite(text.data(), 1, text.size(), stderr); }

    job_counts const& counts_;
    bool is_quiet_, is_bar_ = false;
    clock::time_point begin_ = clock::now(), last_ = begin_;
};

}  // namespace cli

#endif
