// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_CLIENT_CONFIG_CHECK_HPP
#define VELO_REST_CLIENT_CONFIG_CHECK_HPP

#include <velo/rest/error/errc.hpp>
#include <velo/rest/model/check.hpp>
#include <velo/rest/observe/observer.hpp>
#include <velo/rest/process/threads.hpp>
#include <velo/rest/response/response.hpp>
#include <velo/rest/retry/budget.hpp>
#include <velo/rest/retry/policy.hpp>
#include <velo/rest/time/delay.hpp>
#include <velo/rest/time/instant.hpp>
#include <velo/rest/time/stop.hpp>

#include <chrono>
#include <concepts>
#include <cstdint>
#include <string_view>

namespace velo::inline VELO_ABI::rest {

// The mistakes of a Config.

template <class T>
struct config_cannot_be_copied : check_failed {
    static constexpr void enforce() noexcept {
        static_assert(detail::never<T>, "velo: this Config cannot be copied: a client keeps a copy");
    }
};

template <class T>
struct config_without_clock : check_failed {
    static constexpr void enforce() noexcept {
#if VELO_HAS_THREADS
        static_assert(detail::never<T>,
                      "velo: this Config has no clock: derive it from rest::default_config, or add using clock");
#else
        static_assert(detail::never<T>,
                      "velo: this Config has no clock, nor has this standard library: add using clock = that of your "
                      "board");
#endif
    }
};

template <class T>
struct config_without_mutex : check_failed {
    static constexpr void enforce() noexcept {
#if VELO_HAS_THREADS
        static_assert(detail::never<T>,
                      "velo: this Config has no mutex: derive it from rest::default_config, or add using mutex");
#else
        static_assert(
            detail::never<T>,
            "velo: this Config has no mutex, nor has this standard library: add using mutex = rest::no_mutex, "
            "or that of your RTOS");
#endif
    }
};

template <class T>
struct config_without_retry : check_failed {
    static constexpr void enforce() noexcept {
        static_assert(detail::never<T>,
                      "velo: this Config has no retry policy: derive it from rest::default_config, or add "
                      "retry, which takes a retry::retry_context and returns std::optional<rest::duration>");
    }
};

template <class T>
struct config_without_wait_strategy : check_failed {
    static constexpr void enforce() noexcept {
#if VELO_HAS_THREADS
        static_assert(detail::never<T>,
                      "velo: this Config does not say how to wait: derive it from rest::default_config, or add using "
                      "wait_strategy = a type with rest::errc operator()(rest::delay const&, rest::stop const&) const");
#else
        static_assert(detail::never<T>,
                      "velo: this Config does not say how to wait, and there is no thread to put to sleep: add using "
                      "wait_strategy = a type with rest::errc operator()(rest::delay const&, rest::stop const&) const");
#endif
    }
};

template <class T>
struct config_without_settings : check_failed {
    static constexpr void enforce() noexcept {
#if VELO_HAS_THREADS
        static_assert(detail::never<T>,
                      "velo: this Config lacks wall_clock, user_agent, timeout, retry_budget, generator, observer, "
                      "correlation_field, max_pages, limits or allow_credentials_in_clear_text: derive it from "
                      "rest::default_config");
#else
        static_assert(detail::never<T>,
                      "velo: this Config lacks wall_clock, generator or another member of rest::default_config: derive "
                      "it from that, and add using wall_clock = that of your board, and a rest::splitmix64 generator "
                      "with a seed that differs from reset to reset");
#endif
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
concept has_wait_strategy = requires {
    sizeof(typename P::wait_strategy);
} && std::default_initializable<typename P::wait_strategy> && requires(delay const& p, rest::stop const& s) {
    { typename P::wait_strategy{}(p, s) } -> std::same_as<errc>;
};
template <class P>
concept has_settings = requires(P const& p, P& mutable_p) {
    { std::chrono::floor<std::chrono::seconds>(P::wall_clock::now()) } -> std::same_as<std::chrono::sys_seconds>;
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
    } else if constexpr (!has_settings<T>) {
        return config_without_settings<T>{};
    } else if constexpr (has_non_const_handler<observer_of<T>>) {
        return observer_handler_is_not_const<observer_of<T>>{};
    } else if constexpr (handles_no_event<observer_of<T>>) {
        return observer_handles_no_event<observer_of<T>>{};
    } else {
        return check_passed<T>{};
    }
}

}  // namespace detail

/// The check of a Config: `check_passed<P>`, or the first requirement that it does not meet.
template <class P>
using config_check = decltype(detail::check_config<P>());

/// The settings of a client. Syntactic requirements: the members of `default_config`, and copies. Semantic
/// requirements: their comments. Models: `default_config` and what derives from it.
template <class P>
concept config = config_check<P>::passed;

}  // namespace velo::inline VELO_ABI::rest

#endif
