// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_SERIALIZER_DECODE_ERROR_HPP
#define VELO_REST_SERIALIZER_DECODE_ERROR_HPP

#include <velo/version.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace velo::inline v0::rest {

/// Why bytes are not the model, and where; nothing when they are.
struct decode_error {
    bool failed = false;
    std::string pointer{};        ///< JSON pointer (RFC 6901) of the value; empty for the whole
    std::size_t offset = 0;       ///< the byte at which reading stopped
    std::string_view expected{};  ///< static text: "a string"

    [[nodiscard]] explicit operator bool() const noexcept { return failed; }
};

}  // namespace velo::inline v0::rest

#endif
