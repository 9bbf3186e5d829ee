// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_OBSERVE_OBSERVERS_HPP
#define VELO_REST_OBSERVE_OBSERVERS_HPP

#include <velo/rest/observe/events.hpp>
#include <velo/rest/observe/observer.hpp>
#include <velo/rest/request/extra_headers.hpp>

#include <tuple>
#include <utility>

namespace velo::inline VELO_ABI::rest {

/// Several observers as one: each gets the events that it handles, in the given order.
///
///     velo::observed{rest::observers{rest::log_attempts{}, rest::add_traceparent{}, metrics}}
///
/// Thread safety: as all of them.
template <class... Observers>
class observers {
    static_assert(
        (!detail::has_non_const_handler<Observers> && ...),
        "velo: one of these observers would not be told: its functions have to be const and to take the event "
        "by const&, as in void operator()(rest::event::sent const&) const");

  public:
    /// Keeps copies.
    explicit observers(Observers... all) : all_(std::move(all)...) {}

    /// Passes an event on.
    template <class Event>
        requires(detail::wants<Observers, Event> || ...)
    void operator()(Event const& e) const {
        std::apply([&](Observers const&... one) { (tell(one, e), ...); }, all_);
    }

    /// Lets each add its header fields.
    void add_headers(event::sending const& e, extra_headers& out) const
        requires(detail::adds_headers<Observers> || ...)
    {
        std::apply([&](Observers const&... one) { (ask(one, e, out), ...); }, all_);
    }

  private:
    template <class One, class Event>
    static void tell(One const& one, Event const& e) {
        if constexpr (detail::wants<One, Event>) one(e);
    }
    template <class One>
    static void ask(One const& one, event::sending const& e, extra_headers& out) {
        if constexpr (detail::adds_headers<One>) one.add_headers(e, out);
    }

    std::tuple<Observers...> all_;
};

}  // namespace velo::inline VELO_ABI::rest

#endif
