// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_BULK_WORKERS_HPP
#define VELO_REST_BULK_WORKERS_HPP

#include <velo/rest/bulk/throttle.hpp>
#include <velo/rest/bulk/throttled_call.hpp>
#include <velo/rest/bulk/work.hpp>
#include <velo/rest/call/step.hpp>
#include <velo/rest/error/errc.hpp>
#include <velo/rest/process/threads.hpp>
#include <velo/rest/request/request.hpp>
#include <velo/rest/response/response.hpp>
#include <velo/rest/time/delay.hpp>
#include <velo/rest/time/instant.hpp>
#include <velo/rest/time/stop.hpp>
#include <velo/rest/transport/attempt.hpp>

#include <coroutine>
#include <type_traits>
#include <utility>

// The workers of a bulk. Each makes one call after the other: as a thread or as a coroutine, of operations or with the
// user's function.
namespace velo::inline VELO_ABI::rest::detail {

template <class Client>
using config_of = std::remove_cvref_t<decltype(std::declval<Client const&>().config())>;

template <class Config>
[[nodiscard]] instant time_now() {
    return instant(Config::clock::now().time_since_epoch());
}

/// Notes what the server asked in the response to a call that failed.
template <class Config, class Result>
void note_error(bulk_throttle& throttle, Result const& result) {
    if constexpr (requires {
                      result.error().retry_after();
                      result.error().status();
                  }) {
        if (result.has_value()) return;
        auto const error = result.error();
        response r;
        r.start(error.status());
        if (!error.retry_after().empty() && r.add_header("Retry-After", error.retry_after()))
            throttle.note<typename Config::wall_clock>(r, time_now<Config>());
    }
}

#if VELO_HAS_THREADS

/// Waits until the server wants requests again. Not `errc::none` after a stop.
template <class Config>
[[nodiscard]] errc wait_for_server(bulk_throttle const& throttle, stop const& stop) {
    for (;;) {
        if (stop.requested()) return errc::cancelled;
        delay const d{throttle.left(time_now<Config>()), &throttle};
        if (d.length <= duration::zero()) return errc::none;
        if (errc const reason = typename Config::wait_strategy{}(d, stop); reason != errc::none) return reason;
    }
}

/// A thread that calls operations.
template <class Client, class Work>
void call_operations(Client const& client, Work& work, stop const& stop, typename Client::options const& o) {
    using config = config_of<Client>;
    worker_guard guard(work);
    while (wait_for_server<config>(work.throttle, stop) == errc::none) {
        auto item = work.next();
        if (!item) break;
        auto machine = client.machine(work.operation(*item), o);
        throttled_call<config, decltype(machine)> call(machine, work.throttle, time_now<config>());
        while (call.next() != step::done) {
            if (call.next() == step::send) {
                attempt a =
                    client.transport().send(machine.request(), machine.response_buffer(), {call.time_left(), stop});
                call.ended(std::move(a), time_now<config>());
            } else {
                errc const reason = typename config::wait_strategy{}(call.delay(), stop);
                call.waited(reason, time_now<config>());
            }
        }
        auto result = machine.result();
        work.ended(*item, result);
    }
    if (!stop.requested()) guard.release();
}

/// A thread that calls the user's function, which makes the call.
template <class Config, class Work>
void call_functions(Work& work, stop const& stop) {
    worker_guard guard(work);
    while (wait_for_server<Config>(work.throttle, stop) == errc::none) {
        auto item = work.next();
        if (!item) break;
        auto result = work.make(std::as_const(*item));
        note_error<Config>(work.throttle, result);
        work.ended(*item, result);
    }
    if (!stop.requested()) guard.release();
}

#endif

/// A coroutine that calls operations. A cancelled call ends it.
template <class Client, class Work>
typename Client::transport_type::template task<errc> call_operations_async(Client const& client, Work& work,
                                                                           typename Client::options const& o) {
    using config = config_of<Client>;
    worker_guard guard(work);
    for (;;) {
        delay const hold{work.throttle.left(time_now<config>()), &work.throttle};
        if (hold.length > duration::zero()) {
            errc const reason = co_await client.transport().wait(hold);
            if (reason != errc::none) co_return reason;
            continue;
        }
        auto item = work.next();
        if (!item) break;
        auto machine = client.machine(work.operation(*item), o);
        throttled_call<config, decltype(machine)> call(machine, work.throttle, time_now<config>());
        while (call.next() != step::done) {
            if (call.next() == step::send) {
                request const q = machine.request();
                send_limits const limits{call.time_left(), {}};
                attempt a = co_await client.transport().send(q, machine.response_buffer(), limits);
                call.ended(std::move(a), time_now<config>());
            } else {
                delay const d = call.delay();
                errc const reason = co_await client.transport().wait(d);
                call.waited(reason, time_now<config>());
            }
        }
        bool const was_cancelled = machine.core().failure() == errc::cancelled;
        auto result = machine.result();
        work.ended(*item, result);
        if (was_cancelled) co_return errc::cancelled;
    }
    guard.release();
    co_return errc::none;
}

/// A coroutine that calls the user's function, and awaits the call that it makes.
template <class Client, class Work>
typename Client::transport_type::template task<errc> call_functions_async(Client const& client, Work& work) {
    using config = config_of<Client>;
    worker_guard guard(work);
    for (;;) {
        delay const hold{work.throttle.left(time_now<config>()), &work.throttle};
        if (hold.length > duration::zero()) {
            errc const reason = co_await client.transport().wait(hold);
            if (reason != errc::none) co_return reason;
            continue;
        }
        auto item = work.next();
        if (!item) break;
        auto result = co_await work.make(std::as_const(*item));
        note_error<config>(work.throttle, result);
        work.ended(*item, result);
    }
    guard.release();
    co_return errc::none;
}

}  // namespace velo::inline VELO_ABI::rest::detail

#endif
