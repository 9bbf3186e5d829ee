// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_CALL_COROUTINE_HPP
#define VELO_REST_CALL_COROUTINE_HPP

#include <velo/rest/call/machine.hpp>
#include <velo/rest/time/delay.hpp>
#include <velo/rest/transport/send_limits.hpp>

#include <utility>

namespace velo::inline v0::rest {

/// Runs a call to its end as a coroutine of the kind that the transport declares, and gives what `take` makes of it:
/// the other driver. It begins when it is awaited. Everything that the call needs lives in it; a call that is never
/// awaited, or is destroyed under way, gives its memory back.
template <class Config, class Machine, class Transport, class Take>
[[nodiscard]] typename Transport::template task<typename Take::result_type> run_coroutine(Machine machine,
                                                                                          Transport transport,
                                                                                          Take take) {
    auto const now = [] { return Config::clock::now().time_since_epoch(); };
    machine.begin(now());
    while (machine.next() != step::done) {
        if (machine.next() == step::send) {
            request const q = machine.request();
            send_limits const limits{machine.time_left(), {}};
            attempt a = co_await transport.send(q, machine.response_buffer(), limits);
            machine.ended(std::move(a), now());
        } else {
            delay const p = machine.delay();
            errc const reason = co_await transport.wait(p);
            machine.waited(reason, now());
        }
    }
    co_return take(machine);
}

}  // namespace velo::inline v0::rest

#endif
