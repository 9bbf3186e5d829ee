// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_MODEL_HOLDS_SECRET_HPP
#define VELO_REST_MODEL_HOLDS_SECRET_HPP

#include <velo/rest/model/check.hpp>
#include <velo/rest/model/described.hpp>
#include <velo/rest/model/textual.hpp>
#include <velo/rest/model/value_kind.hpp>
#include <velo/rest/model/wrapper.hpp>

#include <type_traits>

namespace velo::inline VELO_ABI::rest {

namespace detail {

template <class T>
consteval bool contains_secret() {
    if constexpr (wrapper<T>) {
        return contains_secret<unwrapped_t<T>>();
    } else if constexpr (secret<T>) {
        return true;
    } else if constexpr (requires { typename T::alternatives; }) {
        return []<template <class...> class List, class... A>(std::type_identity<List<A...>>) {
            return (contains_secret<A>() || ...);
        }(std::type_identity<typename T::alternatives>{});
    } else if constexpr (described<T>) {
        return any_member<T>([]<class M>(M) { return contains_secret<typename M::type>(); });
    } else if constexpr (is_std_vector<T>) {
        return contains_secret<typename T::value_type>();
    } else {
        return false;
    }
}

}  // namespace detail

/// A secret, or a wrapper, described struct or vector that holds a secret at any depth.
template <class T>
concept holds_secret = detail::contains_secret<std::remove_cvref_t<T>>();

/// Refuses at compile time to print a secret, or a request that holds one. `redacted(value)`
/// (`serializer/json/write.hpp`) makes text that is safe to log.
// T is tested before Stream: argument-dependent lookup also finds this operator for third-party types over ours, whose
// stream test would recurse.
#if defined(__clang__)
// For a deleted function clang lists 150 lines of candidates; for an unavailable one it prints the sentence only.
template <class Stream, class T>
    requires(holds_secret<T> && output_stream<Stream>)
__attribute__((unavailable("velo: a secret is never printed or logged"))) Stream& operator<<(Stream& out, T const&);
#else
template <class Stream, class T>
    requires(holds_secret<T> && output_stream<Stream>)
a_secret_is_never_printed_or_logged operator<<(Stream& out, T const&) = delete;
#endif

}  // namespace velo::inline VELO_ABI::rest

namespace velo::inline VELO_ABI {
// Argument-dependent lookup finds it for models and operations.
using rest::operator<<;
}  // namespace velo::inline VELO_ABI

#endif
