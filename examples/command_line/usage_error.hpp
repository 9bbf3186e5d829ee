// SPDX-License-Identifier: BSL-1.0
#ifndef EXAMPLES_COMMAND_LINE_USAGE_ERROR_HPP
#define EXAMPLES_COMMAND_LINE_USAGE_ERROR_HPP

#include <stdexcept>

namespace cli {

/// What the caller wrote is wrong: the text says what, and what is allowed. No secret is in it.
struct usage_error : std::runtime_error {
    using runtime_error::runtime_error;
};

}  // namespace cli

#endif
