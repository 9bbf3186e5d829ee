// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TESTING_RULE_RESULT_HPP
#define VELO_REST_TESTING_RULE_RESULT_HPP

#include <velo/version.hpp>

#include <string>
#include <string_view>

namespace velo::inline v0::rest::testing {

/// Result of one rule that was tested on a transport.
struct rule_result {
    std::string_view rule;  ///< name of the rule; static text
    std::string problem{};  ///< how the transport violates it; empty if it keeps the rule
};

}  // namespace velo::inline v0::rest::testing

#endif
