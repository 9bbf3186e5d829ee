// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_SERIALIZER_REDACTED_HPP
#define VELO_REST_SERIALIZER_REDACTED_HPP

#include <velo/rest/serializer/json/write.hpp>

#include <string>

namespace velo::inline v0::rest {

/// A model or operation as JSON text with every secret replaced by `[redacted]`: for logs. What is personal but not
/// secret (names, addresses, numbers) is in it. Strong guarantee; calls to allocate may throw.
template <class T>
[[nodiscard]] std::string redacted(T const& value) {
    secure_buffer out;
    write_json(value, out, exposure::redact);
    return std::string(out.view());
}

}  // namespace velo::inline v0::rest

#endif
