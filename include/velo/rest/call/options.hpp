// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_CALL_OPTIONS_HPP
#define VELO_REST_CALL_OPTIONS_HPP

#include <velo/rest/auth/bearer.hpp>
#include <velo/rest/http/header.hpp>
#include <velo/rest/model/check.hpp>
#include <velo/rest/retry/option.hpp>
#include <velo/rest/time/instant.hpp>
#include <velo/rest/time/stop.hpp>

#include <chrono>
#include <concepts>
#include <cstddef>
#include <iterator>
#include <optional>
#include <span>
#include <string_view>
#include <type_traits>

namespace velo::inline VELO_ABI::rest {

/// The timeout of a call, in its options: a duration of whole units, such as `5s` or `2500ms`, or none. Thread safety:
/// as a value.
class timeout_argument {
  public:
    constexpr timeout_argument() noexcept = default;
    /// None.
    constexpr timeout_argument(std::nullopt_t) noexcept {}
    /// These are the values that it takes.
    template <class Rep, class Period>
        requires std::convertible_to<std::chrono::duration<Rep, Period>, duration>
    constexpr timeout_argument(std::chrono::duration<Rep, Period> time) noexcept : value_(saturated(time)) {}
    template <class Rep, class Period>
        requires std::convertible_to<std::chrono::duration<Rep, Period>, duration>
    constexpr timeout_argument(std::optional<std::chrono::duration<Rep, Period>> time) noexcept {
        if (time) value_ = saturated(*time);
    }
#if defined(__clang__)
    // Unavailable and not deleted, as in retry/option.hpp.
    template <class X>
        requires(!std::convertible_to<X, std::optional<duration>> && !std::same_as<X, timeout_argument>)
    __attribute__((unavailable(
        "velo: a timeout is a duration of whole units: write 5s or 2500ms"))) constexpr timeout_argument(X const&) noexcept {
    }
#else
    template <class X>
        requires(!std::convertible_to<X, std::optional<duration>> && !std::same_as<X, timeout_argument>)
    constexpr timeout_argument(X const&, a_timeout_is_a_duration_of_whole_units_write_5s_or_2500ms* = nullptr) = delete;
#endif

    /// The timeout; `std::nullopt` if there is none.
    [[nodiscard]] constexpr std::optional<duration> const& value() const noexcept { return value_; }

  private:
    std::optional<duration> value_;
};

/// Stands where a blocking call has its stop. Giving it a stop token does not compile.
struct no_stop {
    constexpr no_stop() noexcept = default;
#if defined(__clang__)
    // Unavailable and not deleted, as in retry/option.hpp.
    template <class T>
        requires(!std::is_same_v<std::remove_cvref_t<T>, no_stop>)
    __attribute__((unavailable("velo: an asynchronous call is stopped by cancelling its coroutine"))) constexpr no_stop(
        T&&) noexcept {}
#else
    template <class T>
        requires(!std::is_same_v<std::remove_cvref_t<T>, no_stop>)
    constexpr no_stop(T&&, an_asynchronous_call_is_stopped_by_cancelling_its_coroutine* = nullptr) = delete;
#endif
};

/// The options of one call: `client.call(op, {.timeout = 2s, .retry = retry::never})`. Use it as `call_options`,
/// `async_call_options` or `client::options_of<Op>`. Everything except the stop views what is given, which has to live
/// until `call` returns; an asynchronous call has copied it by then.
template <bool Async, bool AllowsAlways>
struct basic_call_options {
    /// The time for the whole call, with all its attempts and delays. Default: `default_config::timeout`. Zero or less
    /// has passed at once; the longest durations of every unit are "for ever".
    timeout_argument timeout{};
    /// Stops the call from another thread, for example a `std::stop_token`. It then ends with `errc::cancelled`.
    std::conditional_t<Async, no_stop, rest::stop> stop{};
    /// Fields that are added to the request: `.headers = {{"X-Reason", "audit"}}`. One that may not be added
    /// (`is_free_header`) is `errc::invalid_request`.
    header headers[8]{};
    /// Replaces the client's retry policy.
    rest::retry::option<AllowsAlways> retry{};
    /// Replaces the client's credential: a `secret_string` or `bearer_token`. It is never refreshed.
    token_argument token{};
    /// A name for the call. The observer gets it, and the server gets it in the field
    /// `default_config::correlation_field`.
    std::string_view correlation{};
    /// The most bytes that the model of the response may take on the heap. Default: `model` of
    /// `default_config::limits`. Zero allows a model that takes none.
    std::optional<std::size_t> model_memory{};

    /// The same options for a non-idempotent operation. If they ask for `retry::always`, the call is refused with
    /// `errc::invalid_request`.
    operator basic_call_options<Async, false>() const
        requires AllowsAlways
    {
        basic_call_options<Async, false> o{.timeout = timeout,
                                           .stop = stop,
                                           .retry = retry,
                                           .token = token,
                                           .correlation = correlation,
                                           .model_memory = model_memory};
        for (std::size_t i = 0; i != std::size(headers); ++i) o.headers[i] = headers[i];
        return o;
    }
};

/// The options of a call, resolved against the client's configuration, without the stop. `prepare` reads them. Views
/// what the options view.
struct resolved_options {
    duration timeout{};                         ///< of the call, or else of the Config
    std::span<header const> headers{};          ///< of the caller
    rest::retry::option_value retry{};          ///< of the call
    token_argument token{};                     ///< replaces the client's credential
    std::string_view correlation{};             ///< the call's name
    std::optional<std::size_t> model_memory{};  ///< of the call; replaces the limit of the Config

    /// The options `o`, with `default_timeout` when they name none.
    template <bool Async, bool AllowsAlways>
    [[nodiscard]] static resolved_options of(basic_call_options<Async, AllowsAlways> const& o,
                                             duration default_timeout) noexcept {
        return {o.timeout.value().value_or(default_timeout),
                o.headers,
                o.retry.value(),
                o.token,
                o.correlation,
                o.model_memory};
    }
};

/// The options of a call that blocks.
using call_options = basic_call_options<false, true>;
/// The options of an asynchronous call. It is stopped by cancelling its coroutine: see the Transport.
using async_call_options = basic_call_options<true, true>;
// g++ 12 copies a braced value inside a co_await expression byte by byte.
static_assert(std::is_trivially_copyable_v<async_call_options>);
static_assert(std::is_trivially_copyable_v<basic_call_options<true, false>>);

}  // namespace velo::inline VELO_ABI::rest

#endif
