// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_NET_IO_RESULT_HPP
#define VELO_REST_TRANSPORT_NET_IO_RESULT_HPP

#include <velo/rest/error/errc.hpp>

#include <cstddef>
#include <cstdint>

namespace velo::inline VELO_ABI::rest::detail {

/// Readiness of a socket that an operation has to wait for before it can continue.
enum class want : std::uint8_t { nothing, read, write };

/// Result of one non-blocking operation on a connection: bytes, a readiness to wait for, EOF or an error.
struct io_result {
    std::size_t count = 0;       ///< bytes moved
    want wants = want::nothing;  ///< wait for this, then try again
    bool is_closed = false;      ///< EOF
    errc error{};                ///< `errc::none` without an error
    char const* problem = "";    ///< the error as static text that is safe to log
};

}  // namespace velo::inline VELO_ABI::rest::detail

#endif
