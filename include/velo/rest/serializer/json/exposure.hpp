// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_SERIALIZER_JSON_EXPOSURE_HPP
#define VELO_REST_SERIALIZER_JSON_EXPOSURE_HPP

#include <velo/version.hpp>

namespace velo::inline VELO_ABI::rest {

/// How secrets are written.
enum class exposure {
    reveal,  ///< in clear, to be sent
    redact,  ///< as "[redacted]", to be logged
};

}  // namespace velo::inline VELO_ABI::rest

#endif
