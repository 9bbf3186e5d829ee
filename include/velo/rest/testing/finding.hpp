// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TESTING_FINDING_HPP
#define VELO_REST_TESTING_FINDING_HPP

#include <velo/version.hpp>

#include <string>
#include <string_view>

namespace velo::inline v0::rest::testing {

/// A rule that a transport has to keep, and what is wrong with it; nothing when it is kept.
struct finding {
    std::string_view rule;
    std::string problem{};
};

}  // namespace velo::inline v0::rest::testing

#endif
