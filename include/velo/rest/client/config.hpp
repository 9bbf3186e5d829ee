// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_CLIENT_CONFIG_HPP
#define VELO_REST_CLIENT_CONFIG_HPP

#include <velo/rest/error/errc.hpp>
#include <velo/rest/model/check.hpp>
#include <velo/rest/observe/observer.hpp>
#include <velo/rest/random/splitmix64.hpp>
#include <velo/rest/response/response.hpp>
#include <velo/rest/retry/backoff.hpp>
#include <velo/rest/retry/budget.hpp>
#include <velo/rest/retry/policy.hpp>
#include <velo/rest/time/instant.hpp>
#include <velo/rest/time/stop.hpp>
#include <velo/rest/time/thread_wait.hpp>
#include <velo/version.hpp>

#include <chrono>
#include <concepts>
#include <cstdint>
#include <mutex>
#include <string_view>
#include <type_traits>
#include <utility>

namespace velo::inline v0::rest {

/// The policies that have a good default. To change one, derive from this, hide the member, and give an object to the
/// client:
///
///     struct my_policies : velo::rest::default_config {
///         std::string_view user_agent = "my-service/2.1 velo-cpp/" VELO_VERSION_STRING;
///     };
struct default_config {
    /// The clock of deadlines, waits and the lives of tokens.
    using clock = std::chrono::steady_clock;
    /// The clock that a Retry-After with a date is compared with, when the answer does not say what time it is.
    using wall_clock = std::chrono::system_clock;
    /// How a call that blocks waits: `errc operator()(delay const&, stop const&) const`. A call that is
    /// awaited waits as its transport does.
    using wait_strategy = thread_wait;
    /// Guards what the copies of a client share. A program with one thread may take `no_mutex`.
    using mutex = std::mutex;
    /// The User-Agent field. Static text of visible ASCII and blanks.
    std::string_view user_agent = "velo-cpp/" VELO_VERSION_STRING;
    /// How long a call may take, whatever it waits for and however often it is sent. A call may have its own.
    duration timeout = std::chrono::seconds(30);
    /// When a failed attempt is repeated (`retry::policy`). A call may have its own.
    rest::retry::backoff retry{};
    /// How many retries all calls together may make.
    rest::retry::budget_limits retry_budget{};
    /// Where jitter comes from: a generator of 64 random bits. The client guards it.
    splitmix64 generator{};
    /// Watches the calls (`no_observer` says how). See `observed`.
    no_observer observer{};
    /// The field in which a call's correlation is sent. Static text.
    std::string_view correlation_field = "X-Correlation-Id";
    /// The most pages that `pages` and `items` ask for: against a server whose pages do not end.
    std::int64_t max_pages = 10'000;
    /// The most that is taken of an answer.
    response_limits limits{};
    /// Lets credentials leave over a transport that is not confidential. Only for a network that you trust as yourself.
    bool allow_credentials_in_clear_text = false;
};

/// The default policies with an observer: `velo::client client(transport, auth, velo::json{},
/// velo::observed{log_retries{}})`.
template <class Observer>
struct observed : default_config {
    explicit observed(Observer o) : observer(std::move(o)) {}
    Observer observer;
};

/// A mutex for programs with one thread: does nothing.
struct no_mutex {
    void lock() noexcept {}
    void unlock() noexcept {}
};

// What may be missing in Config.

template <class T>
struct config_cannot_be_copied : check_failed {
    static constexpr void verify() noexcept {
        static_assert(detail::never<T>, "velo: this Config cannot be copied: a client keeps a copy");
    }
};

template <class T>
struct config_without_clock : check_failed {
    static constexpr void verify() noexcept {
        static_assert(detail::never<T>,
                      "velo: this Config has no clock: derive it from rest::default_config, or add using clock");
    }
};

template <class T>
struct config_without_mutex : check_failed {
    static constexpr void verify() noexcept {
        static_assert(detail::never<T>,
                      "velo: this Config has no mutex: derive it from rest::default_config, or add using mutex");
    }
};

template <class T>
struct config_without_retry : check_failed {
    static constexpr void verify() noexcept {
        static_assert(detail::never<T>,
                      "velo: this Config has no retry policy: derive it from rest::default_config, or add "
                      "retry, which takes a retry::situation and returns std::optional<duration>");
    }
};

template <class T>
struct config_without_wait_strategy : check_failed {
    static constexpr void verify() noexcept {
        static_assert(detail::never<T>,
                      "velo: this Config does not say how to wait: derive it from rest::default_config, or add using "
                      "wait_strategy = a type with rest::errc operator()(rest::delay const&, rest::stop const&) const");
    }
};

template <class T>
struct config_without_limits : check_failed {
    static constexpr void verify() noexcept {
        static_assert(detail::never<T>,
                      "velo: this Config lacks wall_clock, user_agent, timeout, retry_budget, generator, observer, "
                      "correlation_field, max_pages, limits or allow_credentials_in_clear_text: derive them from "
                      "rest::default_config");
    }
};

namespace detail {

template <class P>
concept has_clock = requires {
    { P::clock::now() } -> std::same_as<typename P::clock::time_point>;
};
template <class P>
concept has_mutex = requires(typename P::mutex& m) {
    m.lock();
    m.unlock();
};
template <class P>
concept has_retry = requires { requires retry::policy<retry::policy_of<P>>; };
template <class P>
concept has_wait_strategy =
    std::default_initializable<typename P::wait_strategy> && requires(delay const& p, rest::stop const& s) {
        { typename P::wait_strategy{}(p, s) } -> std::same_as<errc>;
    };
template <class P>
concept has_limits = requires(P const& p, P& mutable_p) {
    { P::wall_clock::now() } -> std::convertible_to<std::chrono::system_clock::time_point>;
    { p.retry_budget } -> std::convertible_to<retry::budget_limits>;
    { mutable_p.generator() } -> std::same_as<std::uint64_t>;
    p.observer;
    { p.correlation_field } -> std::convertible_to<std::string_view>;
    { p.max_pages } -> std::convertible_to<std::int64_t>;
    { p.user_agent } -> std::convertible_to<std::string_view>;
    { p.timeout } -> std::convertible_to<duration>;
    { p.limits } -> std::convertible_to<response_limits>;
    { p.allow_credentials_in_clear_text } -> std::convertible_to<bool>;
};

template <class T>
consteval auto check_config() {
    if constexpr (!std::copy_constructible<T>) {
        return config_cannot_be_copied<T>{};
    } else if constexpr (!has_clock<T>) {
        return config_without_clock<T>{};
    } else if constexpr (!has_mutex<T>) {
        return config_without_mutex<T>{};
    } else if constexpr (!has_retry<T>) {
        return config_without_retry<T>{};
    } else if constexpr (!has_wait_strategy<T>) {
        return config_without_wait_strategy<T>{};
    } else if constexpr (!has_limits<T>) {
        return config_without_limits<T>{};
    } else if constexpr (has_non_const_handler<observer_of<T>>) {
        return observer_handler_is_not_const<observer_of<T>>{};
    } else {
        return check_passed<T>{};
    }
}

}  // namespace detail

/// The check of Config: `check_passed<P>`, or the first requirement that they miss.
template <class P>
using config_check = decltype(detail::check_config<P>());

/// What a client asks of its Config: the members of `default_config`, whose comments are the semantic requirements.
/// Models: `default_config` and what derives from it.
template <class P>
concept config = config_check<P>::passed;

}  // namespace velo::inline v0::rest

#endif
