// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_TRANSPORT_HPP
#define VELO_REST_TRANSPORT_TRANSPORT_HPP

#include <velo/rest/model/check.hpp>
#include <velo/rest/request/request.hpp>
#include <velo/rest/response/response.hpp>
#include <velo/rest/time/delay.hpp>
#include <velo/rest/transport/attempt.hpp>
#include <velo/rest/transport/send_limits.hpp>

#include <concepts>

namespace velo::inline v0::rest {

// What may be missing in a Transport.

template <class T>
struct transport_cannot_be_copied : check_failed {
    static constexpr void verify() noexcept {
        static_assert(detail::never<T>,
                      "velo: this Transport cannot be copied: a client keeps a copy, so let copies share what they "
                      "need (a shared_ptr)");
    }
};

template <class T>
struct transport_without_send : check_failed {
    static constexpr void verify() noexcept {
        static_assert(detail::never<T>,
                      "velo: this Transport has no send: add rest::attempt send(rest::request const&, rest::response&, "
                      "rest::send_limits const&) const");
    }
};

template <class T>
struct transport_that_sends_in_another_way : check_failed {
    static constexpr void verify() noexcept {
        static_assert(
            detail::never<T>,
            "velo: send of this Transport gives neither rest::attempt nor task<rest::attempt>: a blocking one returns "
            "the attempt; an asynchronous one declares template <class T> using task and returns task<rest::attempt>");
    }
};

template <class T>
struct transport_that_cannot_wait : check_failed {
    static constexpr void verify() noexcept {
        static_assert(
            detail::never<T>,
            "velo: this Transport is asynchronous and cannot wait before another attempt: add task<rest::errc> "
            "wait(rest::pause const&) const");
    }
};

template <class T>
struct transport_without_is_confidential : check_failed {
    static constexpr void verify() noexcept {
        static_assert(
            detail::never<T>,
            "velo: this Transport does not say whether it is confidential: add bool is_confidential() const noexcept");
    }
};

namespace detail {

template <class T>
concept has_send =
    requires(T const& t, request const& q, response& r, send_limits const& limits) { t.send(q, r, limits); };
/// It blocks.
template <class T>
concept sends = requires(T const& t, request const& q, response& r, send_limits const& limits) {
    { t.send(q, r, limits) } -> std::same_as<attempt>;
};
/// It is awaited: `send` is a coroutine of the kind that `task` names.
template <class T>
concept sends_async = requires(T const& t, request const& q, response& r, send_limits const& limits) {
    { t.send(q, r, limits) } -> std::same_as<typename T::template task<attempt>>;
};
template <class T>
concept waits_async = requires(T const& t, delay const& p) {
    { t.wait(p) } -> std::same_as<typename T::template task<errc>>;
};
template <class T>
concept declares_confidentiality = requires(T const& t) {
    { t.is_confidential() } noexcept -> std::same_as<bool>;
};

template <class T>
consteval auto check_transport() {
    if constexpr (!std::copy_constructible<T>) {
        return transport_cannot_be_copied<T>{};
    } else if constexpr (!has_send<T>) {
        return transport_without_send<T>{};
    } else if constexpr (!sends<T> && !sends_async<T>) {
        return transport_that_sends_in_another_way<T>{};
    } else if constexpr (sends_async<T> && !waits_async<T>) {
        return transport_that_cannot_wait<T>{};
    } else if constexpr (!declares_confidentiality<T>) {
        return transport_without_is_confidential<T>{};
    } else {
        return check_passed<T>{};
    }
}

}  // namespace detail

namespace detail {

template <class T, class Result>
struct returned_by_transport {
    using type = Result;
};
template <sends_async T, class Result>
struct returned_by_transport<T, Result> {
    using type = typename T::template task<Result>;
};
/// The `task` of a Transport that is awaited, for one around it; nothing of one that blocks.
template <class T>
struct task_of {};
template <sends_async T>
struct task_of<T> {
    template <class Result>
    using task = typename T::template task<Result>;
};

/// What a call over a `T` returns whose result is a `Result`: that, or a coroutine that gives it.
template <class T, class Result>
using returned_by = typename returned_by_transport<T, Result>::type;

}  // namespace detail

/// The check of a Transport: `check_passed<T>`, or the first requirement that it does not meet.
template <class T>
using transport_check = decltype(detail::check_transport<T>());

/// The policy that carries a request to one server and brings the answer back: the only place where there is I/O.
///
/// Syntactic requirements, for a `T const& t`, a `request const& q`, a `response& r` and a `send_limits const& limits`:
///  - `T` is copy constructible;
///  - `t.send(q, r, limits)` is an `attempt`; or, for a transport that is awaited, a `T::task<attempt>`, where `task`
///  is
///    a template of T that names a kind of coroutine, such as `boost::asio::awaitable`;
///  - for a transport that is awaited, `t.wait(p)`, for a `delay const& p`, is a `T::task<errc>`;
///  - `t.is_confidential()`: noexcept, `bool`.
/// Semantic requirements:
///  - `send` sends `q` once, never twice, follows no redirect, and fills in `r` with the final answer. Any whole answer
///    is a success of the transport, whatever its status.
///  - The attempt says honestly how far it got: `not_sent` only when the server cannot have seen the request.
///  - It ends when `limits` say so, with `errc::timed_out` or `errc::cancelled`, whatever it is waiting for; it does
///  not
///    begin when they have passed (`limits.exceeded()`).
///  - An attempt that ends without an answer never leaves its connection to the next request.
///  - `wait` sends nothing. It ends with `errc::none` when the pause is over or its signal has come, and with
///    `errc::cancelled` when its coroutine is asked to stop.
///  - It keeps no view into `q`, `r` or `limits` after it returns, or after its coroutine ends. It may throw what
///    allocation throws, and nothing else.
///  - `is_confidential()` is true when nobody on the way can read what is sent: TLS, loopback, memory.
///  - Copies reach the same server and may share connections. `send` may be called from several threads at once when
///  the
///    client is; each transport says whether it may.
/// Tried by `testing/common_rules.hpp`, and by `testing/conformance.hpp` when it speaks HTTP. Exemplar:
/// `tests/concepts/archetypes.hpp`. Models: `scripted`, `stream`, `curl`, `asio::blocking`, `asio::awaitable`,
/// `velo::fake`.
template <class T>
concept transport = transport_check<T>::passed;

/// A Transport whose calls are awaited.
template <class T>
concept async_transport = transport<T> && detail::sends_async<T>;

/// A Transport whose calls block.
template <class T>
concept blocking_transport = transport<T> && detail::sends<T>;

}  // namespace velo::inline v0::rest

#endif
