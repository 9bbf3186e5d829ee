// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_OBSERVE_OBSERVER_HPP
#define VELO_REST_OBSERVE_OBSERVER_HPP

#include <velo/rest/model/check.hpp>
#include <velo/rest/observe/events.hpp>
#include <velo/rest/request/extra_headers.hpp>

#include <concepts>
#include <type_traits>
#include <utility>

namespace velo::inline VELO_ABI::rest {

/// The observer of a client that observes nothing: the default.
///
/// An observer is told what happens in the calls of a client, for logs, metrics and traces. It is any object with a
/// const `operator()` for the events of `rest::event` that it handles:
///
///     struct log_retries {
///         void operator()(velo::rest::event::waiting const& e) const { log(e.endpoint.name, e.length); }
///     };
///
/// It may also have `void add_headers(event::sending const&, extra_headers&) const`, which adds header fields such as
/// `traceparent` to each attempt. It is called after the `sending` event of that attempt.
///
/// Events without a handler are compiled out. A handler that is not const, takes its event by `&` or takes no event,
/// does not compile.
///
/// Thread safety: the thread or coroutine of a call calls the observer, without a lock. It must be safe for as many
/// threads as use the client. It must not throw, and it delays the call while it runs.
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

/// True when the observer handles the event only if it is not const: a client would never call that handler.
template <class Observer, class Event>
concept non_const_handler = !wants<Observer, Event> && std::invocable<Observer&, Event&>;
template <class Observer>
concept has_non_const_handler =
    non_const_handler<Observer, event::sending> || non_const_handler<Observer, event::sent> ||
    non_const_handler<Observer, event::waiting> || non_const_handler<Observer, event::token_refreshed> ||
    non_const_handler<Observer, event::ended> ||
    (!adds_headers<Observer> &&
     requires(Observer& o, event::sending& e, extra_headers& out) { o.add_headers(e, out); });

/// What a handler takes, when it is one function and no template.
template <class Handler>
struct taken_by {};
template <class Observer, class Result, class Event>
struct taken_by<Result (Observer::*)(Event) const> {
    using type = std::remove_cvref_t<Event>;
};
template <class Observer, class Result, class Event>
struct taken_by<Result (Observer::*)(Event) const noexcept> {
    using type = std::remove_cvref_t<Event>;
};
template <class Event>
inline constexpr bool is_calling = false;
template <class Op>
inline constexpr bool is_calling<event::calling<Op>> = true;

template <class Observer>
concept handles_another_type = std::is_arithmetic_v<Observer> || requires {
    requires !is_calling<typename taken_by<decltype(&Observer::operator())>::type>;
};
/// True when the observer has a handler, and none that a client would call.
template <class Observer>
concept handles_no_event =
    handles_another_type<Observer> && !wants<Observer, event::sending> && !wants<Observer, event::sent> &&
    !wants<Observer, event::waiting> && !wants<Observer, event::token_refreshed> && !wants<Observer, event::ended>;

}  // namespace detail

/// The observer has a handler, for something that is no event. Its `enforce` stops the compiler with the text.
template <class Observer>
struct observer_handles_no_event : check_failed {
    static constexpr void enforce() noexcept {
        static_assert(detail::never<Observer>,
                      "velo: this observer would not be told: its function takes no event, write void "
                      "operator()(rest::event::sent const&) const or another of rest::event");
    }
};

/// A handler of the observer is not const, or takes its event by `&`. Its `enforce` stops the compiler with the text.
template <class Observer>
struct observer_handler_is_not_const : check_failed {
    static constexpr void enforce() noexcept {
        static_assert(detail::never<Observer>,
                      "velo: this observer would not be told: its functions have to be const and to take the event by "
                      "const&, as in void operator()(rest::event::sent const&) const");
    }
};

}  // namespace velo::inline VELO_ABI::rest

#endif
