// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_CALL_COROUTINE_HPP
#define VELO_REST_CALL_COROUTINE_HPP

#include <velo/rest/call/machine.hpp>

#include <utility>

namespace velo::inline v0::rest {

/// Runs a call to its end as a coroutine of the kind that the transport declares: the other driver. It begins when it
/// is awaited. Everything that the call needs lives in it; a call that is never awaited, or is destroyed under way,
/// gives its memory back.
template <class Clock, class Machine, class Transport, class Lease>
[[nodiscard]] typename Transport::template task<typename Machine::outcome> run_coroutine(Lease memory, Machine machine,
                                                                                         Transport transport) {
    machine.begin(Clock::now().time_since_epoch());
    while (machine.next() == step::send) {
        request const q = machine.request();
        send_limits const limits{machine.time_left(), {}};
        attempt a = co_await transport.send(q, (*memory).answer, limits);
        machine.ended(std::move(a), Clock::now().time_since_epoch());
    }
    co_return machine.result();
}

}  // namespace velo::inline v0::rest

#endif
