// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_BULK_FOR_EACH_CONCURRENT_HPP
#define VELO_REST_BULK_FOR_EACH_CONCURRENT_HPP

#include <velo/rest/bulk/concurrency.hpp>
#include <velo/rest/bulk/options.hpp>
#include <velo/rest/bulk/report.hpp>
#include <velo/rest/bulk/source.hpp>
#include <velo/rest/bulk/threads.hpp>
#include <velo/rest/bulk/work.hpp>
#include <velo/rest/call/step.hpp>
#include <velo/rest/client.hpp>
#include <velo/rest/endpoint/endpoint.hpp>
#include <velo/rest/error/errc.hpp>
#include <velo/rest/model/check.hpp>
#include <velo/rest/request/request.hpp>
#include <velo/rest/response/outcome.hpp>
#include <velo/rest/time/delay.hpp>
#include <velo/rest/time/instant.hpp>
#include <velo/rest/time/stop.hpp>
#include <velo/rest/transport/attempt.hpp>
#include <velo/rest/transport/transport.hpp>

#include <coroutine>
#include <type_traits>
#include <utility>
#include <vector>

namespace velo::inline VELO_ABI::rest {

namespace detail {

template <class T>
inline constexpr bool is_client = false;
template <class Transport, class Auth, class Serializer, class Config>
inline constexpr bool is_client<client<Transport, Auth, Serializer, Config>> = true;

template <class T>
concept call_outcome = requires(T& t) {
    static_cast<bool>(t.has_value());
    t.error();
};

/// The result of the call that `Make` makes for an item: of an operation its outcome.
template <class Made>
struct made_result;
template <operation Op>
struct made_result<Op> {
    using type = outcome<Op>;
};
template <class Made>
    requires(!operation<Made> && call_outcome<Made>)
struct made_result<Made> {
    using type = Made;
};
template <template <class...> class Task, class Result, class... More>
    requires(!operation<Task<Result, More...>> && !call_outcome<Task<Result, More...>> && call_outcome<Result>)
struct made_result<Task<Result, More...>> {
    using type = Result;
};

template <class Source, class Make>
using made_by = std::remove_cvref_t<std::invoke_result_t<Make&, bulk_item_t<Source> const&>>;
template <class Source, class Make>
using result_by = typename made_result<made_by<Source, Make>>::type;
template <class Source, class Make, class Sink>
using work_of = bulk_work<Source, std::remove_cvref_t<Make>, std::remove_cvref_t<Sink>, result_by<Source, Make>>;

template <class Config>
[[nodiscard]] instant time_now() {
    return instant(Config::clock::now().time_since_epoch());
}

/// The words for a call whose time ends before the server wants another request.
[[nodiscard]] inline attempt delayed_too_long() {
    return attempt::failed(errc::timed_out, delivery::not_sent,
                           "the server asked for a longer delay than the call has");
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

/// One attempt of a call, after the delay of all calls.
template <class Config, class Machine, class Transport>
[[nodiscard]] attempt send_when_allowed(Machine& machine, Transport const& transport, bulk_throttle& throttle,
                                        stop const& stop) {
    instant const begun = time_now<Config>();
    duration waited{};
    // In a loop: another response may ask for a longer delay meanwhile.
    for (duration left; (left = throttle.left(time_now<Config>())) > duration::zero();) {
        if (left >= saturating_subtract(machine.time_left(), waited)) return delayed_too_long();
        errc const reason = typename Config::wait_strategy{}(delay{left, nullptr}, stop);
        if (reason != errc::none) return attempt::limited(reason, delivery::not_sent);
        waited = saturating_subtract(time_now<Config>(), begun);
    }
    attempt a = transport.send(machine.request(), machine.response_buffer(),
                               {saturating_subtract(machine.time_left(), waited), stop});
    if (a.error == errc::none)
        throttle.note<typename Config::wall_clock>(machine.response_buffer(), time_now<Config>());
    return a;
}

/// A thread of a bulk whose items are operations.
template <class Client, class Work>
void call_operations(Client const& client, Work& work, stop const& stop, typename Client::options const& o) {
    using config = std::remove_cvref_t<decltype(client.config())>;
    worker_guard guard(work);
    while (wait_for_server<config>(work.throttle, stop) == errc::none) {
        auto item = work.next();
        if (!item) break;
        auto machine = client.machine(work.operation(*item), o);
        machine.begin(time_now<config>());
        while (machine.next() != step::done) {
            if (machine.next() == step::send) {
                attempt a = send_when_allowed<config>(machine, client.transport(), work.throttle, stop);
                machine.ended(std::move(a), time_now<config>());
            } else {
                errc const reason = typename config::wait_strategy{}(machine.delay(), stop);
                machine.waited(reason, time_now<config>());
            }
        }
        auto result = machine.result();
        work.ended(*item, result);
    }
    if (!stop.requested()) guard.release();
}

/// A thread of a bulk whose items are called by the user's function.
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

/// A worker of an asynchronous bulk: makes one call after the other.
template <class Client, class Work>
typename Client::transport_type::template task<errc> call_async(Client const& client, Work& work,
                                                                typename Client::options const& o) {
    using config = std::remove_cvref_t<decltype(client.config())>;
    worker_guard guard(work);
    for (;;) {
        for (;;) {
            delay const d{work.throttle.left(time_now<config>()), &work.throttle};
            if (d.length <= duration::zero()) break;
            errc const reason = co_await client.transport().wait(d);
            if (reason != errc::none) co_return reason;
        }
        auto item = work.next();
        if (!item) break;
        if constexpr (operation<decltype(work.operation(*item))>) {
            auto machine = client.machine(work.operation(*item), o);
            machine.begin(time_now<config>());
            while (machine.next() != step::done) {
                if (machine.next() == step::send) {
                    attempt a;
                    instant const begun = time_now<config>();
                    duration waited{}, left{};
                    // In a loop: another response may ask for a longer delay meanwhile.
                    while ((left = work.throttle.left(time_now<config>())) > duration::zero()) {
                        if (left >= saturating_subtract(machine.time_left(), waited)) {
                            a = delayed_too_long();
                            break;
                        }
                        delay const d{left, nullptr};
                        errc const reason = co_await client.transport().wait(d);
                        if (reason != errc::none) {
                            a = attempt::limited(reason, delivery::not_sent);
                            break;
                        }
                        waited = saturating_subtract(time_now<config>(), begun);
                    }
                    if (a.error == errc::none) {
                        request const q = machine.request();
                        send_limits const limits{saturating_subtract(machine.time_left(), waited), {}};
                        a = co_await client.transport().send(q, machine.response_buffer(), limits);
                    }
                    if (a.error == errc::none) {
                        work.throttle.template note<typename config::wall_clock>(machine.response_buffer(),
                                                                                 time_now<config>());
                    }
                    machine.ended(std::move(a), time_now<config>());
                } else {
                    delay const d = machine.delay();
                    errc const reason = co_await client.transport().wait(d);
                    machine.waited(reason, time_now<config>());
                }
            }
            bool const was_cancelled = machine.core().failure() == errc::cancelled;
            auto result = machine.result();
            work.ended(*item, result);
            if (was_cancelled) co_return errc::cancelled;
        } else {
            auto result = co_await work.make(std::as_const(*item));
            note_error<config>(work.throttle, result);
            work.ended(*item, result);
        }
    }
    guard.release();
    co_return errc::none;
}

template <class Client, class Source, class Make, class Sink>
typename Client::transport_type::template task<typename work_of<Source, Make, Sink>::report_type> run_async(
    Client client, Source source, Make make, Sink sink, async_bulk_options bulk, typename Client::options each) {
    using task = typename Client::transport_type::template task<errc>;
    work_of<Source, Make, Sink> work(std::forward<Source>(source), std::move(make), std::move(sink), bulk);
    std::vector<task> workers;
    workers.reserve(work.workers());
    while (workers.size() != work.workers()) workers.push_back(call_async(client, work, each));
    co_await concurrency<task>::all(std::move(workers));
    co_return std::move(work).report();
}

}  // namespace detail

/// Makes the call of an item: takes the item by const reference, and returns an operation, or the result of a call that
/// it has made; over an asynchronous Transport the coroutine of a call.
template <class F, class Source>
concept bulk_maker = bulk_source<Source> && requires { typename detail::result_by<Source, std::remove_cvref_t<F>>; };

/// Takes an item and the result of its call, and may move from both. It returns nothing, or `false` to stop the bulk.
template <class F, class Source, class Make>
concept bulk_sink = bulk_maker<Make, Source> &&
                    std::is_invocable_v<std::remove_cvref_t<F>&, bulk_item_t<Source>&,
                                        detail::result_by<Source, std::remove_cvref_t<Make>>&> &&
                    (std::is_void_v<std::invoke_result_t<std::remove_cvref_t<F>&, bulk_item_t<Source>&,
                                                         detail::result_by<Source, std::remove_cvref_t<Make>>&>> ||
                     std::is_same_v<bool, std::invoke_result_t<std::remove_cvref_t<F>&, bulk_item_t<Source>&,
                                                               detail::result_by<Source, std::remove_cvref_t<Make>>&>>);

/// `Make` makes no call of the items of `Source`.
template <class Make, class Source>
struct bulk_maker_makes_no_call : check_failed {
    /// Stops the compilation with the reason and the fix.
    static constexpr void enforce() noexcept {
        static_assert(detail::never<Make>,
                      "velo: this function makes no call of an item: it takes the item by const reference, and returns "
                      "an operation or the result of a call");
    }
};

/// `Sink` does not take the items of `Source` with the results of their calls.
template <class Sink, class Source, class Make>
struct bulk_sink_takes_something_else : check_failed {
    /// Stops the compilation with the reason and the fix.
    static constexpr void enforce() noexcept {
        static_assert(
            detail::never<Sink>,
            "velo: this function does not take what a bulk gives it: the item and the outcome of its call; it "
            "returns nothing or a bool");
    }
};

namespace detail {

template <class Source, class Make, class Sink>
consteval auto check_bulk() {
    if constexpr (!bulk_maker<Make, Source>) {
        return bulk_maker_makes_no_call<Make, Source>{};
    } else if constexpr (!bulk_sink<Sink, Source, Make>) {
        return bulk_sink_takes_something_else<Sink, Source, Make>{};
    } else {
        return check_passed<Sink>{};
    }
}

}  // namespace detail

/// The check of the functions of a bulk: `check_passed`, or the first mistake.
template <bulk_source Source, class Make, class Sink>
using bulk_check = decltype(detail::check_bulk<Source, Make, Sink>());

/// Makes one call for each item of `source`, several at the same time:
///
///     auto const done = rest::for_each_concurrent(
///         client, rows, [](row const& r) { return invite_user{.body = r.invitation()}; },
///         [&](row const& r, auto const& outcome) { if (!outcome) log(r, outcome.error()); }, {.in_flight = 32});
///     if (!done) …  // a bulk_report
///
/// Over a blocking Transport it runs the calls in up to `in_flight` threads, the calling one included, and in fewer if
/// the system has no more. Over an asynchronous one it returns a coroutine of the Transport's kind, which runs as many
/// calls at the same time; for Boost.Asio include `velo/rest/bulk/asio.hpp`, too.
///
///  - `source`: see `bulk_source`. An item is read when its call is due; as many are held as calls are in flight. A
///    source that is given as an lvalue is not copied, and has to outlive the bulk.
///  - `make` returns the operation for an item (`bulk_maker`). Its calls have the options `each`. Operations are made
///  one
///    at a time. If it makes the call itself, it runs in many threads at once.
///  - `sink` gets each item with its result, in the order in which the calls end, one at a time, in the thread or
///    coroutine of the call. It should not block: calls that end meanwhile wait for it.
///  - A 429 or 503 with Retry-After holds back all calls of the bulk, those that are repeated included, for as long as
///    it says (`max_delay`).
///  - After a stop or an error (`bulk_errors::stop`) no further call begins. Calls in flight end, and the sink gets
///    their results.
///
/// What the options `each` view has to outlive the bulk. What `source`, `make`, `sink` or an allocation throws ends the
/// bulk and passes through, when the calls in flight have ended.
template <class Client, class Source, class Make, class Sink>
    requires(detail::is_client<std::remove_cvref_t<Client>> && bulk_source<Source>)
[[nodiscard("velo: test the report, and co_await an asynchronous bulk")]] auto for_each_concurrent(
    Client const& client, Source&& source, Make make, Sink sink,
    basic_bulk_options<async_transport<typename Client::transport_type>> const& bulk = {},
    typename Client::options const& each = {}) {
    static_assert((bulk_check<Source, Make, Sink>::enforce(), true));
    if constexpr (!bulk_check<Source, Make, Sink>::passed) {
        return false;
    } else if constexpr (async_transport<typename Client::transport_type>) {
        return detail::run_async<Client, Source, Make, Sink>(client, std::forward<Source>(source), std::move(make),
                                                             std::move(sink), bulk, each);
    } else {
        using config = std::remove_cvref_t<decltype(client.config())>;
        detail::work_of<Source, Make, Sink> work(std::forward<Source>(source), std::move(make), std::move(sink), bulk);
        detail::run_in_threads(work.workers(), [&] {
            if constexpr (operation<detail::made_by<Source, Make>>) {
                detail::call_operations(client, work, bulk.stop, each);
            } else {
                detail::call_functions<config>(work, bulk.stop);
            }
        });
        return std::move(work).report();
    }
}

/// The same without a client: `call` makes a blocking call for an item and returns its result. For `any_client`, the
/// facades, and functions of your own.
template <class Source, class Call, class Sink>
    requires(!detail::is_client<std::remove_cvref_t<Source>> && bulk_source<Source>)
[[nodiscard("velo: test the report")]] auto for_each_concurrent(Source&& source, Call call, Sink sink,
                                                                bulk_options const& bulk = {}) {
    static_assert((bulk_check<Source, Call, Sink>::enforce(), true));
    if constexpr (!bulk_check<Source, Call, Sink>::passed) {
        return false;
    } else {
        static_assert(!operation<detail::made_by<Source, Call>>,
                      "velo: this function returns an operation: give the client that calls it as the first argument");
        detail::work_of<Source, Call, Sink> work(std::forward<Source>(source), std::move(call), std::move(sink), bulk);
        detail::run_in_threads(work.workers(), [&] { detail::call_functions<default_config>(work, bulk.stop); });
        return std::move(work).report();
    }
}

/// Refuses a client of another type, such as an `any_client` or a facade.
template <class Client, class Source, class Make, class Sink>
    requires(!detail::is_client<std::remove_cvref_t<Client>> && !bulk_source<Client> && bulk_source<Source>)
bool for_each_concurrent(Client const&, Source&&, Make, Sink, bulk_options const& = {}) {
    static_assert(detail::never<Client>,
                  "velo: a bulk takes operations for a velo::client: leave out an any_client or a facade, and let the "
                  "function make the call and return its result");
    return false;
}

}  // namespace velo::inline VELO_ABI::rest

#endif
