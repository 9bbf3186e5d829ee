// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_ASIO_IO_RESULT_HPP
#define VELO_REST_TRANSPORT_ASIO_IO_RESULT_HPP

#include <velo/rest/error/errc.hpp>

#include <cstddef>
#include <cstdint>

namespace velo::inline v0::rest::asio::detail {

/// What a connection has to wait for before it can go on.
enum class want : std::uint8_t { nothing, read, write };

/// What came of one step of I/O that does not block: bytes, something to wait for, the end, or an error.
struct io_result {
    std::size_t count = 0;
    want wants = want::nothing;
    bool is_closed = false;
    errc error{};
    char const* problem = "";  ///< static text, safe to log
};

}  // namespace velo::inline v0::rest::asio::detail

#endif
