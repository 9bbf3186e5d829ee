// SPDX-License-Identifier: BSL-1.0
#ifndef EXAMPLES_COMMAND_LINE_USAGE_ERROR_HPP
#define EXAMPLES_COMMAND_LINE_USAGE_ERROR_HPP

#include <stdexcept>

namespace cli {

/// A mistake on the command line. The text says what is wrong and what is allowed; it holds no secret.
struct usage_error : std::runtime_error {
    using runtime_error::runtime_error;
};

}  // namespace cli

#endif
