// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_CALL_POLICIES_HPP
#define VELO_REST_CALL_POLICIES_HPP

#include <velo/rest/model/verdict.hpp>
#include <velo/rest/response/response.hpp>
#include <velo/version.hpp>

#include <chrono>
#include <concepts>
#include <cstddef>
#include <mutex>
#include <string_view>

namespace velo::inline v0::rest {

/// The policies that have a good default. To change one, derive from this, hide the member, and give an object to the
/// client:
///
///     struct my_policies : velo::rest::default_policies {
///         std::string_view user_agent = "my-service/2.1 velo-cpp/" VELO_VERSION_STRING;
///     };
struct default_policies {
    /// The clock of `error::elapsed()`.
    using clock = std::chrono::steady_clock;
    /// Guards the client's spare buffers. A program with one thread may take `no_mutex`.
    using mutex = std::mutex;
    /// The User-Agent field. Static text of visible ASCII and blanks.
    std::string_view user_agent = "velo-cpp/" VELO_VERSION_STRING;
    /// How long a call may take, whatever it waits for and however often it is sent. A call may have its own.
    std::chrono::nanoseconds timeout = std::chrono::seconds(30);
    /// The most that is taken of an answer.
    response_limits limits{};
    /// Lets credentials leave over a transport that is not confidential. Only for a network that you trust as yourself.
    bool allow_credentials_in_clear_text = false;
};

/// A mutex for programs with one thread: does nothing.
struct no_mutex {
    void lock() noexcept {}
    void unlock() noexcept {}
};

// What may be missing in Policies.

template <class T>
struct policies_cannot_be_copied : inconsistent {
    static constexpr void verify() noexcept {
        static_assert(detail::never<T>, "velo: these Policies cannot be copied: a client keeps a copy");
    }
};

template <class T>
struct policies_without_clock : inconsistent {
    static constexpr void verify() noexcept {
        static_assert(
            detail::never<T>,
            "velo: these Policies have no clock: derive them from rest::default_policies, or add using clock");
    }
};

template <class T>
struct policies_without_mutex : inconsistent {
    static constexpr void verify() noexcept {
        static_assert(
            detail::never<T>,
            "velo: these Policies have no mutex: derive them from rest::default_policies, or add using mutex");
    }
};

template <class T>
struct policies_without_limits : inconsistent {
    static constexpr void verify() noexcept {
        static_assert(detail::never<T>,
                      "velo: these Policies miss user_agent, timeout, limits or allow_credentials_in_clear_text: "
                      "derive them from rest::default_policies");
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
concept has_limits = requires(P const& p) {
    { p.user_agent } -> std::convertible_to<std::string_view>;
    { p.timeout } -> std::convertible_to<std::chrono::nanoseconds>;
    { p.limits } -> std::convertible_to<response_limits>;
    { p.allow_credentials_in_clear_text } -> std::convertible_to<bool>;
};

template <class T>
consteval auto judge_policies() {
    if constexpr (!std::copy_constructible<T>) {
        return policies_cannot_be_copied<T>{};
    } else if constexpr (!has_clock<T>) {
        return policies_without_clock<T>{};
    } else if constexpr (!has_mutex<T>) {
        return policies_without_mutex<T>{};
    } else if constexpr (!has_limits<T>) {
        return policies_without_limits<T>{};
    } else {
        return consistent<T>{};
    }
}

}  // namespace detail

/// The verdict on Policies: `consistent<P>`, or the first requirement that they miss.
template <class P>
using policies_verdict = decltype(detail::judge_policies<P>());

/// What a client asks of its Policies: the members of `default_policies`, whose comments are the semantic requirements.
/// Models: `default_policies` and what derives from it.
template <class P>
concept policies = policies_verdict<P>::is_consistent;

}  // namespace velo::inline v0::rest

#endif
