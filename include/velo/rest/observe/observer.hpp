// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_OBSERVE_OBSERVER_HPP
#define VELO_REST_OBSERVE_OBSERVER_HPP

#include <velo/rest/model/check.hpp>
#include <velo/rest/observe/events.hpp>
#include <velo/rest/request/extra_headers.hpp>

#include <concepts>
#include <type_traits>
#include <utility>

namespace velo::inline v0::rest {

/// Watches the calls of a client. An observer is any object with `operator()` for the events that it wants:
///
///     struct log_retries {
///         void operator()(velo::rest::event::waiting const& e) const { log(e.endpoint.name, e.length); }
///     };
///
/// and with `void add_headers(event::sending const&, extra_headers&) const`, when it has fields to add to each attempt,
/// such as `traceparent`. What it does not want is not there: it costs no instruction. It is called by the thread or
/// coroutine of the call, without a lock, so it has to be as safe for threads as the client is used; it throws nothing.
///
/// This one wants nothing.
struct no_observer {};

namespace detail {

template <class Config>
using observer_of = std::remove_cvref_t<decltype(std::declval<Config const&>().observer)>;

template <class Observer>
concept adds_headers =
    requires(Observer const& o, event::sending const& e, extra_headers& out) { o.add_headers(e, out); };

template <class Observer, class Event>
concept wants = std::invocable<Observer const&, Event const&>;
template <class Observer, class Op>
concept observes_calls = wants<Observer, event::calling<Op>>;

/// It would take the event if it were not const: somebody wrote a function that nobody would call.
template <class Observer, class Event>
concept non_const_handler = !wants<Observer, Event> && std::invocable<Observer&, Event&>;
template <class Observer>
concept has_non_const_handler =
    non_const_handler<Observer, event::sending> || non_const_handler<Observer, event::sent> ||
    non_const_handler<Observer, event::waiting> || non_const_handler<Observer, event::token_refreshed> ||
    non_const_handler<Observer, event::ended> ||
    (!adds_headers<Observer> &&
     requires(Observer& o, event::sending& e, extra_headers& out) { o.add_headers(e, out); });

}  // namespace detail

template <class Observer>
struct observer_handler_is_not_const : check_failed {
    static constexpr void verify() noexcept {
        static_assert(detail::never<Observer>,
                      "velo: this observer would not be told: its functions have to be const and to take the event by "
                      "const&, as in void operator()(rest::event::sent const&) const");
    }
};

}  // namespace velo::inline v0::rest

#endif
