// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_BULK_FOR_EACH_CONCURRENT_HPP
#define VELO_REST_BULK_FOR_EACH_CONCURRENT_HPP

#include <velo/rest/bulk/concurrency.hpp>
#include <velo/rest/bulk/options.hpp>
#include <velo/rest/bulk/report.hpp>
#include <velo/rest/bulk/source.hpp>
#include <velo/rest/bulk/threads.hpp>
#include <velo/rest/bulk/work.hpp>
#include <velo/rest/bulk/workers.hpp>
#include <velo/rest/client.hpp>
#include <velo/rest/endpoint/endpoint.hpp>
#include <velo/rest/error/errc.hpp>
#include <velo/rest/model/check.hpp>
#include <velo/rest/response/outcome.hpp>
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

/// The result of a call, by what the maker returned: an operation, a result, or a coroutine of a result.
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
template <class Sink, class Source, class Make>
using returned_by_sink = std::invoke_result_t<std::remove_cvref_t<Sink>&, bulk_item_t<Source>&,
                                              result_by<Source, std::remove_cvref_t<Make>>&>;
template <class Source, class Make, class Sink>
using work_of = bulk_work<Source, std::remove_cvref_t<Make>, std::remove_cvref_t<Sink>, result_by<Source, Make>>;

/// The asynchronous bulk. Its coroutine owns everything that the workers share.
template <class Client, class Source, class Make, class Sink>
typename Client::transport_type::template task<typename work_of<Source, Make, Sink>::report_type> run_async(
    Client client, Source source, Make make, Sink sink, async_bulk_options bulk, typename Client::options each) {
    using task = typename Client::transport_type::template task<errc>;
    work_of<Source, Make, Sink> work(std::forward<Source>(source), std::move(make), std::move(sink), bulk);
    std::vector<task> workers;
    workers.reserve(work.workers());
    while (workers.size() != work.workers()) {
        if constexpr (operation<made_by<Source, Make>>) {
            workers.push_back(call_operations_async(client, work, each));
        } else {
            workers.push_back(call_functions_async(client, work));
        }
    }
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
concept bulk_sink = bulk_maker<Make, Source> && requires {
    requires std::is_void_v<detail::returned_by_sink<F, Source, Make>> ||
                 std::is_same_v<detail::returned_by_sink<F, Source, Make>, bool>;
};

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
///  - `make` returns the operation for an item (`bulk_maker`), which is called with the options `each`; it then runs
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
