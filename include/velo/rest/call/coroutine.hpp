// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_CALL_COROUTINE_HPP
#define VELO_REST_CALL_COROUTINE_HPP

#include <velo/rest/call/machine.hpp>
#include <velo/rest/time/delay.hpp>
#include <velo/rest/time/instant.hpp>
#include <velo/rest/transport/attempt.hpp>

#include <coroutine>
#include <utility>

namespace velo::inline VELO_ABI::rest {

/// The asynchronous driver: the same loop as a coroutine of the kind that the transport declares. It returns what
/// `take` makes of the finished call. It begins when it is awaited. All that the call needs lives in the coroutine, so
/// a call that is never awaited, or is destroyed while it runs, returns its buffers. It knows the operation: a driver
/// of the core alone would be one more coroutine, and one more allocation a call.
template <class Config, class Machine, class Transport, class Take>
[[nodiscard]] typename Transport::template task<typename Take::result_type> run_coroutine(Machine machine,
                                                                                          Transport transport,
                                                                                          Take take) {
    auto const now = [] { return instant(Config::clock::now().time_since_epoch()); };
    machine.begin(now());
    while (machine.next() != step::done) {
        if (machine.next() == step::send) {
            request const q = machine.request();
            send_limits const limits{machine.time_left(), {}};
            attempt a = co_await transport.send(q, machine.response_buffer(), limits);
            machine.ended(std::move(a), now());
        } else {
            delay const d = machine.delay();
            errc const reason = co_await transport.wait(d);
            machine.waited(reason, now());
        }
    }
    co_return take(machine);
}

}  // namespace velo::inline VELO_ABI::rest

#endif
