// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_NET_NEXT_STEP_HPP
#define VELO_REST_TRANSPORT_NET_NEXT_STEP_HPP

#include <velo/rest/transport/net/io_result.hpp>

#include <cstdint>

namespace velo::inline VELO_ABI::rest::detail {

/// What a connection machine waits for before its next step.
enum class next_step : std::uint8_t {
    now,       ///< nothing: there is more to do after a look at clock and stop
    turn,      ///< nothing either, but the server may keep it busy: let others have a turn
    readable,  ///< its socket is readable
    writable,  ///< its socket is writable
    racing,    ///< one of several sockets is writable
    woken,     ///< its waiter is woken
    done,      ///< it has ended
};

/// Returns the step that waits for `w`; `now` for nothing.
[[nodiscard]] constexpr next_step to_step(want w) noexcept {
    switch (w) {
        case want::read: return next_step::readable;
        case want::write: return next_step::writable;
        case want::nothing: break;
    }
    return next_step::now;
}

}  // namespace velo::inline VELO_ABI::rest::detail

#endif
