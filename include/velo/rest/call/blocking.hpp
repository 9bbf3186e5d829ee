// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_CALL_BLOCKING_HPP
#define VELO_REST_CALL_BLOCKING_HPP

#include <velo/rest/call/machine.hpp>
#include <velo/rest/time/delay.hpp>
#include <velo/rest/transport/send_limits.hpp>

#include <stop_token>
#include <utility>

namespace velo::inline v0::rest {

/// Runs a call to its end in the calling thread: the blocking driver.
template <class Config, class Machine, class Transport>
void run_blocking(Machine& machine, Transport const& transport, std::stop_token const& stop) {
    auto const now = [] { return Config::clock::now().time_since_epoch(); };
    machine.begin(now());
    while (machine.next() != step::done) {
        if (machine.next() == step::send) {
            attempt a = transport.send(machine.request(), machine.response_buffer(), {machine.time_left(), stop});
            machine.ended(std::move(a), now());
        } else {
            errc const reason = typename Config::wait_strategy{}(machine.delay(), stop);
            machine.waited(reason, now());
        }
    }
}

}  // namespace velo::inline v0::rest

#endif
