// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_TRANSPORT_HPP
#define VELO_REST_TRANSPORT_TRANSPORT_HPP

#include <velo/rest/model/check.hpp>
#include <velo/rest/request/request.hpp>
#include <velo/rest/response/response.hpp>
#include <velo/rest/time/delay.hpp>
#include <velo/rest/transport/attempt.hpp>

#include <concepts>

namespace velo::inline VELO_ABI::rest {

// The results of `transport_check` that refuse a type.

/// `T` is not copy constructible.
template <class T>
struct transport_cannot_be_copied : check_failed {
    /// Stops the compilation with the reason and the fix.
    static constexpr void enforce() noexcept {
        static_assert(detail::never<T>,
                      "velo: this Transport cannot be copied: a client keeps a copy, so let copies share what they "
                      "need (a shared_ptr)");
    }
};

/// `T` has no const `send` that takes the three arguments.
template <class T>
struct transport_without_send : check_failed {
    /// Stops the compilation with the reason and the fix.
    static constexpr void enforce() noexcept {
        static_assert(
            detail::never<T>,
            "velo: this Transport has no send: add rest::attempt send(rest::request const&, rest::response&, "
            "rest::send_limits const&) const; a client takes a Transport, an Auth, a Serializer and a Config");
    }
};

/// `send` of `T` has another return type.
template <class T>
struct transport_that_sends_in_another_way : check_failed {
    /// Stops the compilation with the reason and the fix.
    static constexpr void enforce() noexcept {
        static_assert(
            detail::never<T>,
            "velo: send of this Transport gives neither rest::attempt nor task<rest::attempt>: a blocking one returns "
            "the attempt; an asynchronous one declares template <class T> using task and returns task<rest::attempt>");
    }
};

/// `T` is asynchronous and has no `wait`.
template <class T>
struct transport_that_cannot_wait : check_failed {
    /// Stops the compilation with the reason and the fix.
    static constexpr void enforce() noexcept {
        static_assert(
            detail::never<T>,
            "velo: this Transport is asynchronous and cannot wait before another attempt: add task<rest::errc> "
            "wait(rest::delay const&) const");
    }
};

/// `T` has no noexcept `is_confidential`.
template <class T>
struct transport_without_is_confidential : check_failed {
    /// Stops the compilation with the reason and the fix.
    static constexpr void enforce() noexcept {
        static_assert(
            detail::never<T>,
            "velo: this Transport does not say whether it is confidential: add bool is_confidential() const noexcept");
    }
};

namespace detail {

template <class T>
concept has_send =
    requires(T const& t, request const& q, response& r, send_limits const& limits) { t.send(q, r, limits); };
/// Blocking: `send` returns the attempt.
template <class T>
concept sends = requires(T const& t, request const& q, response& r, send_limits const& limits) {
    { t.send(q, r, limits) } -> std::same_as<attempt>;
};
/// Asynchronous: `send` returns a coroutine of the type that `task` names.
template <class T>
concept sends_async = requires(T const& t, request const& q, response& r, send_limits const& limits) {
    { t.send(q, r, limits) } -> std::same_as<typename T::template task<attempt>>;
};
template <class T>
concept waits_async = requires(T const& t, delay const& d) {
    { t.wait(d) } -> std::same_as<typename T::template task<errc>>;
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

template <class T, class Result>
struct returned_by_transport {
    using type = Result;
};
template <sends_async T, class Result>
struct returned_by_transport<T, Result> {
    using type = typename T::template task<Result>;
};

/// What a call over `T` returns: `Result` if `T` blocks, a `task<Result>` if it is asynchronous.
template <class T, class Result>
using returned_by = typename returned_by_transport<T, Result>::type;

/// Base of a transport around a `T`: has the `task` of an asynchronous `T`, and nothing if `T` blocks.
template <class T>
struct task_of {};
template <sends_async T>
struct task_of<T> {
    template <class Result>
    using task = typename T::template task<Result>;
};

}  // namespace detail

/// Check of a Transport: `check_passed<T>`, or the first requirement that `T` does not meet.
template <class T>
using transport_check = decltype(detail::check_transport<T>());

/// Policy that carries a request to one server and brings the response back. It does all the I/O of a client, either
/// blocking or asynchronously.
///
/// Syntactic requirements, for `T const& t`, `request const& q`, `response& r`, `send_limits const& limits` and
/// `delay const& d`:
///  - `T` is copy constructible.
///  - `t.send(q, r, limits)` returns an `attempt` if the transport blocks, a `T::task<attempt>` if it is asynchronous.
///    `T::task` is an alias template for a coroutine type, for example `boost::asio::awaitable`.
///  - `t.wait(d)` returns a `T::task<errc>`. Only asynchronous transports need it.
///  - `t.is_confidential()` returns `bool` and is noexcept.
///
/// Semantic requirements:
///  - Sending: `send` sends `q` at most once. It never resends it and follows no redirect.
///  - Response: `send` writes the final response to `r`. A whole response is a success, whatever its status.
///  - Delivery: the attempt says `not_sent` only if the server cannot have seen the request, else `maybe_sent`.
///  - Limits: `send` does not start if `limits.exceeded()` is an error. Once started it ends with `timed_out` or
///    `cancelled` as soon as a limit is reached, whatever it waits for.
///  - Connections: a connection whose exchange failed carries no other request, because the late response could be read
///    as the response to that request.
///  - Waiting: `wait` returns `errc::none` after `d.length`, or earlier if the signal `d.until` comes. It returns
///    `errc::cancelled` if its coroutine is cancelled.
///  - Confidentiality: `is_confidential()` is true only if nobody else can read what is sent: TLS, loopback, memory.
///    By default, calls send no credential over a transport that is not confidential.
///  - Lifetimes: nothing views `q`, `r`, `limits` or `d` after the function returns, or after its coroutine ends.
///  - Exceptions: calls to allocate may throw, nothing else.
///  - Copies: all copies reach the same server. They may share connections.
///  - Thread safety: each transport documents whether several threads may call `send` at once; a client over it may be
///    used in the same way.
///
/// Exemplar (`tests/concepts/archetypes.hpp` compiles one):
///
///     class my_transport {
///       public:
///         attempt send(request const& q, response& r, send_limits const& limits) const;
///         bool is_confidential() const noexcept;
///     };
///
/// `testing/common_rules.hpp` tests these requirements, and `testing/conformance.hpp` those of a transport for HTTP.
///
/// Models: `scripted`, `faulty`, `stream`, `curl`, `sockets`, `asio`, `velo::fake`.
template <class T>
concept transport = transport_check<T>::passed;

/// Transport whose calls return coroutines.
template <class T>
concept async_transport = transport<T> && detail::sends_async<T>;

/// Transport whose calls block.
template <class T>
concept blocking_transport = transport<T> && detail::sends<T>;

}  // namespace velo::inline VELO_ABI::rest

#endif
