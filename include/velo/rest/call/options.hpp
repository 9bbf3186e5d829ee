// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_CALL_OPTIONS_HPP
#define VELO_REST_CALL_OPTIONS_HPP

#include <velo/rest/model/mistakes.hpp>

#include <chrono>
#include <optional>
#include <stop_token>
#include <type_traits>

namespace velo::inline v0::rest {

/// What one call of a client that blocks may have of its own: `client.call(op, {.timeout = 2s})`.
struct call_options {
    /// For the whole call, from its beginning to its outcome; absent: the policies' timeout.
    std::optional<std::chrono::nanoseconds> timeout{};
    /// Stops the call from another thread; it ends with `errc::cancelled`.
    std::stop_token stop{};
};

/// What an awaited call has in the place of a stop token: nothing, and words for who gives it one.
struct no_stop_token {
    constexpr no_stop_token() noexcept = default;
#if defined(__clang__) && __clang_major__ >= 19
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wc++26-extensions"
    template <class T>
        requires(!std::is_same_v<std::remove_cvref_t<T>, no_stop_token>)
    constexpr no_stop_token(T&&) = delete("velo: an awaited call is stopped by cancelling its coroutine");
#pragma clang diagnostic pop
#else
    template <class T>
        requires(!std::is_same_v<std::remove_cvref_t<T>, no_stop_token>)
    constexpr no_stop_token(T&&, an_awaited_call_is_stopped_by_cancelling_its_coroutine* = nullptr) = delete;
#endif
};

/// The same of a client whose calls are awaited. They are stopped as their coroutines are: see the transport.
struct async_call_options {
    /// For the whole call, from when it is awaited to its outcome; absent: the policies' timeout.
    std::optional<std::chrono::nanoseconds> timeout{};
    no_stop_token stop{};
};
// g++ 12 copies what is written in braces inside a co_await expression byte by byte.
static_assert(std::is_trivially_copyable_v<async_call_options>);

}  // namespace velo::inline v0::rest

#endif
