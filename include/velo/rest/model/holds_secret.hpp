// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_MODEL_HOLDS_SECRET_HPP
#define VELO_REST_MODEL_HOLDS_SECRET_HPP

#include <velo/rest/model/described.hpp>
#include <velo/rest/model/mistakes.hpp>
#include <velo/rest/model/output_stream.hpp>
#include <velo/rest/model/textual.hpp>
#include <velo/rest/model/wrapper.hpp>

#include <type_traits>

namespace velo::inline v0::rest {

namespace detail {

template <class T>
consteval bool contains_secret() {
    if constexpr (wrapper<T>) {
        return contains_secret<unwrapped_t<T>>();
    } else if constexpr (secret<T>) {
        return true;
    } else if constexpr (described<T>) {
        return any_member<T>([]<class M>(M) { return contains_secret<typename M::type>(); });
    } else {
        return false;
    }
}

}  // namespace detail

/// A secret, or a wrapper or described struct with a secret inside.
template <class T>
concept holds_secret = detail::contains_secret<std::remove_cvref_t<T>>();

/// Printing a secret, or a request that holds one, does not compile. `redacted(value)` (`serializer/redacted.hpp`)
/// gives text that is safe to log. (What is asked first is the type: this is a candidate for every type that names one
/// of ours, such as those of test frameworks, and asking their streams about themselves does not end.)
#if defined(__clang__)
// clang lists 150 lines of candidates for a deleted function; for an unavailable one it prints the sentence alone.
template <class Stream, class T>
    requires(holds_secret<T> && output_stream<Stream>)
__attribute__((unavailable("velo: a secret is never printed or logged"))) Stream& operator<<(Stream& out, T const&);
#else
template <class Stream, class T>
    requires(holds_secret<T> && output_stream<Stream>)
a_secret_is_never_printed_or_logged operator<<(Stream& out, T const&) = delete;
#endif

}  // namespace velo::inline v0::rest

namespace velo::inline v0 {
// Found for the models and operations by argument-dependent lookup.
using rest::operator<<;
}  // namespace velo::inline v0

#endif
