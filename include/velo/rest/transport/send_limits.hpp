// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_SEND_LIMITS_HPP
#define VELO_REST_TRANSPORT_SEND_LIMITS_HPP

#include <velo/rest/error/errc.hpp>
#include <velo/rest/time/instant.hpp>
#include <velo/rest/time/stop.hpp>

#include <chrono>

namespace velo::inline v0::rest {

/// How long one attempt may take, and who may stop it.
struct send_limits {
    /// From the moment when `send` is called to its end, whatever it waits for. Zero or less: it has passed.
    duration timeout = std::chrono::seconds(30);
    /// Stops a blocking `send`. A transport that is awaited leaves it alone: its coroutines have a way of their own.
    rest::stop stop{};

    /// Must nothing be sent any more? `cancelled`, `timed_out`, or `errc::none` when it may go on. Throws nothing.
    [[nodiscard]] errc exceeded() const noexcept {
        if (stop.requested()) return errc::cancelled;
        return timeout <= duration::zero() ? errc::timed_out : errc::none;
    }
};

}  // namespace velo::inline v0::rest

#endif
