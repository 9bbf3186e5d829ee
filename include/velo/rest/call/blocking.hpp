// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_CALL_BLOCKING_HPP
#define VELO_REST_CALL_BLOCKING_HPP

#include <velo/rest/call/machine.hpp>

#include <stop_token>

namespace velo::inline v0::rest {

/// Runs a call to its end in the calling thread: the blocking driver.
template <class Clock, class Machine, class Transport>
[[nodiscard]] auto run_blocking(Machine& machine, Transport const& transport, response& answer,
                                std::stop_token const& stop) {
    machine.begin(Clock::now().time_since_epoch());
    while (machine.next() == step::send) {
        attempt a = transport.send(machine.request(), answer, {machine.time_left(), stop});
        machine.ended(std::move(a), Clock::now().time_since_epoch());
    }
    return machine.result();
}

}  // namespace velo::inline v0::rest

#endif
