// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_CALL_POLICIES_HPP
#define VELO_REST_CALL_POLICIES_HPP

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
    /// The most bytes that an answer's head and body may each have.
    std::size_t max_response_bytes = static_cast<std::size_t>(16) << 20;
    /// Lets credentials leave over a transport that is not confidential. Only for a network that you trust as yourself.
    bool allow_credentials_in_clear_text = false;
};

/// A mutex for programs with one thread: does nothing.
struct no_mutex {
    void lock() noexcept {}
    void unlock() noexcept {}
};

/// What a client asks of its Policies: the members of `default_policies`, whose comments are the semantic requirements.
/// Models: `default_policies` and what derives from it.
template <class P>
concept policies = std::copy_constructible<P> && requires(P const& p, typename P::mutex& m) {
    { P::clock::now() } -> std::same_as<typename P::clock::time_point>;
    m.lock();
    m.unlock();
    { p.user_agent } -> std::convertible_to<std::string_view>;
    { p.max_response_bytes } -> std::convertible_to<std::size_t>;
    { p.allow_credentials_in_clear_text } -> std::convertible_to<bool>;
};

}  // namespace velo::inline v0::rest

#endif
