// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_REQUEST_HEADER_HPP
#define VELO_REST_REQUEST_HEADER_HPP

#include <velo/version.hpp>

#include <string_view>

namespace velo::inline v0::rest {

/// One field of a head (RFC 9110 section 5). Views somebody else's bytes.
struct header {
    std::string_view name;
    std::string_view value;
};

}  // namespace velo::inline v0::rest

#endif
