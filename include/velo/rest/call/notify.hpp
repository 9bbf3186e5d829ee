// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_CALL_NOTIFY_HPP
#define VELO_REST_CALL_NOTIFY_HPP

#include <velo/rest/endpoint/endpoint.hpp>
#include <velo/rest/observe/events.hpp>
#include <velo/rest/observe/observer.hpp>
#include <velo/rest/request/extra_headers.hpp>

#include <cstddef>
#include <string_view>

namespace velo::inline VELO_ABI::rest {

/// Gives `Event` to an observer that handles it. Without a handler nothing is compiled.
template <class Event, class Observer, class... Fields>
void notify(Observer const& observer, event::event_context const& about, Fields const&... fields) {
    if constexpr (detail::wants<Observer, Event>) observer(Event{about, fields...});
}

/// Gives `event::calling` to an observer that handles it. An observer whose handler is not const does not compile.
template <operation Op, class Observer>
void notify_calling(Observer const& observer, Op const& op, std::string_view correlation) {
    if constexpr (detail::observes_calls<Observer, Op>) {
        observer(event::calling<Op>{op, correlation});
    } else if constexpr (detail::non_const_handler<Observer, event::calling<Op>>) {
        observer_handler_is_not_const<Observer>::enforce();
    }
}

/// Replaces the headers that the observer added to the last attempt by those for this one. The first `own_headers` are
/// the call's and stay.
template <class Observer>
void let_add_headers(Observer const& observer, event::sending const& attempt, std::size_t own_headers,
                     extra_headers& extra) {
    if constexpr (detail::adds_headers<Observer>) {
        extra.truncate(own_headers);
        observer.add_headers(attempt, extra);
    }
}

}  // namespace velo::inline VELO_ABI::rest

#endif
