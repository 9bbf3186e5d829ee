// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_NET_LIMIT_HPP
#define VELO_REST_TRANSPORT_NET_LIMIT_HPP

#include <velo/rest/time/instant.hpp>

#include <chrono>

namespace velo::inline VELO_ABI::rest::detail {

/// Clock of the transports' own limits.
using io_clock = std::chrono::steady_clock;

/// A point in time that is never reached.
inline constexpr io_clock::time_point no_limit = (io_clock::time_point::max)();

/// Returns the point in time `length` after `from`; `no_limit` if that overflows, `from` if `length` is negative.
[[nodiscard]] constexpr io_clock::time_point after(io_clock::time_point from, duration length) noexcept {
    if (length <= duration::zero()) return from;
    return length < no_limit - from ? from + std::chrono::duration_cast<io_clock::duration>(length) : no_limit;
}

}  // namespace velo::inline VELO_ABI::rest::detail

#endif
