// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_CALL_BLOCKING_HPP
#define VELO_REST_CALL_BLOCKING_HPP

#include <velo/rest/call/core.hpp>
#include <velo/rest/time/instant.hpp>
#include <velo/rest/time/stop.hpp>
#include <velo/rest/transport/attempt.hpp>

#include <utility>

namespace velo::inline VELO_ABI::rest {

/// The driver that blocks: steps a call to its end in the calling thread. It does not know the operation, so it is
/// compiled once for a client.
template <class Config, class State, class Transport>
void run_blocking(call_core<State>& call, Transport const& transport, stop const& stop) {
    auto const now = [] { return instant(Config::clock::now().time_since_epoch()); };
    call.begin(now());
    while (call.next() != step::done) {
        if (call.next() == step::send) {
            attempt a = transport.send(call.request(), call.response_buffer(), {call.time_left(), stop});
            call.ended(std::move(a), now());
        } else {
            errc const reason = typename Config::wait_strategy{}(call.delay(), stop);
            call.waited(reason, now());
        }
    }
}

}  // namespace velo::inline VELO_ABI::rest

#endif
