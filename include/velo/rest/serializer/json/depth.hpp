// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_SERIALIZER_JSON_DEPTH_HPP
#define VELO_REST_SERIALIZER_JSON_DEPTH_HPP

#include <velo/version.hpp>

#include <cstddef>

namespace velo::inline VELO_ABI::rest {

/// The nesting depth up to which JSON text is read. Deeper text is a `decode_error` that expects "less nesting".
inline constexpr std::size_t json_max_depth = 256;

}  // namespace velo::inline VELO_ABI::rest

#endif
