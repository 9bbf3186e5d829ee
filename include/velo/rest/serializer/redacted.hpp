// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_SERIALIZER_REDACTED_HPP
#define VELO_REST_SERIALIZER_REDACTED_HPP

#include <velo/rest/memory/secure_buffer.hpp>
#include <velo/rest/serializer/json/write.hpp>

#include <string>

namespace velo::inline v0::rest {

/// Returns a model or an operation as JSON text for a log, with `[redacted]` in place of every secret. Personal data
/// that is not secret, such as names and phone numbers, is in it. Strong guarantee. Calls to allocate may throw.
template <class T>
[[nodiscard]] std::string redacted(T const& value) {
    secure_buffer out;
    write_json(value, out, exposure::redact);
    return std::string(out.view());
}

}  // namespace velo::inline v0::rest

#endif
