// SPDX-License-Identifier: BSL-1.0
#ifndef EXAMPLES_COMMAND_LINE_CHECK_HPP
#define EXAMPLES_COMMAND_LINE_CHECK_HPP

#include "command_line.hpp"

namespace cli {

/// Connects to the server and prints what it finds of connection, TLS, clock and credential, and what is wrong with
/// each. Returns the exit status: that of the first thing that is wrong. Throws `usage_error`.
int check(command_line const& line);

}  // namespace cli

#endif
