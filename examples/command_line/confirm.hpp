// SPDX-License-Identifier: BSL-1.0
#ifndef EXAMPLES_COMMAND_LINE_CONFIRM_HPP
#define EXAMPLES_COMMAND_LINE_CONFIRM_HPP

#include <cstdio>
#include <memory>
#include <string>
#include <string_view>
#include <unistd.h>

#include "command_line.hpp"
#include "usage_error.hpp"

namespace cli {

/// Before something is changed on the production server: asks on the terminal, unless `--yes` is given. Throws
/// `usage_error` without a terminal, and if the user does not say yes. `what` says what is about to happen.
inline void confirm_on_production(command_line const& line, std::string const& what) {
    if (line.yes || !line.is_production()) return;
    // Standard input may be a body or a file of rows.
    std::unique_ptr<std::FILE, int (*)(std::FILE*)> const terminal(
        ::isatty(STDERR_FILENO) == 1 ? std::fopen("/dev/tty", "r") : nullptr,
        [](std::FILE* f) { return std::fclose(f); });
    if (terminal == nullptr) {
        throw usage_error(what + " on the production server: give --yes, as there is no terminal to ask on");
    }
    std::fprintf(stderr, "This %s on the PRODUCTION server %s\n(named by %s). Go on? [y/N] ", what.c_str(),
                 std::string(line.url->view()).c_str(), line.url_source.c_str());
    std::string typed;
    for (int c = std::fgetc(terminal.get()); c != EOF && c != '\n'; c = std::fgetc(terminal.get())) {
        if (typed.size() < 8) typed += static_cast<char>(c);
    }
    if (typed != "y" && typed != "Y" && typed != "yes") throw usage_error("not done: you did not say yes");
}

}  // namespace cli

#endif
