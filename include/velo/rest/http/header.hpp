// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_HTTP_HEADER_HPP
#define VELO_REST_HTTP_HEADER_HPP

#include <velo/version.hpp>

#include <string_view>

namespace velo::inline VELO_ABI::rest {

/// Header field (RFC 9110 section 5). Views bytes that it does not own.
struct header {
    std::string_view name;   ///< a token; its case does not matter
    std::string_view value;  ///< without the whitespace around it
};

}  // namespace velo::inline VELO_ABI::rest

#endif
