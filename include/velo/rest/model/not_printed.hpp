// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_MODEL_NOT_PRINTED_HPP
#define VELO_REST_MODEL_NOT_PRINTED_HPP

#include <velo/rest/model/check.hpp>
#include <velo/rest/model/described.hpp>
#include <velo/rest/model/enumeration.hpp>
#include <velo/rest/model/holds_secret.hpp>
#include <velo/rest/model/textual.hpp>
#include <velo/rest/model/wrapper.hpp>

#include <vector>

namespace velo::inline VELO_ABI::rest {

namespace detail {
template <class T>
concept printed_by_value = wrapper<T> && !holds_secret<T>;
template <class T>
concept printed_by_item = described<T> || enumeration<T>;
template <class T>
concept printed_by_member = described<T> && !holds_secret<T>;
}  // namespace detail

// Without these, a compiler lists all stream operators that there are. T is tested before Stream, and clang has
// unavailable functions, as in holds_secret.hpp.
#if defined(__clang__)
template <class Stream, class T>
    requires(detail::printed_by_value<T> && output_stream<Stream>)
__attribute__((unavailable("velo: this may be absent: print *x, or x.value_or(…)"))) Stream& operator<<(Stream& out,
                                                                                                        T const&);
template <class Stream, class T>
    requires(detail::printed_by_member<T> && output_stream<Stream>)
__attribute__((unavailable("velo: a model is printed member by member, or as JSON: rest::redacted(x)"))) Stream&
operator<<(Stream& out, T const&);
template <class Stream, class T>
    requires(enumeration<T> && output_stream<Stream>)
__attribute__((unavailable("velo: an enumerator is printed as its text: rest::to_text(x)"))) Stream& operator<<(
    Stream& out, T const&);
template <class Stream, class T>
    requires(detail::printed_by_item<T> && output_stream<Stream>)
__attribute__((unavailable("velo: a list is printed item by item: for (auto const& item : x)"))) Stream& operator<<(
    Stream& out, std::vector<T> const&);
#else
template <class Stream, class T>
    requires(detail::printed_by_value<T> && output_stream<Stream>)
this_may_be_absent_print_a_star_or_value_or operator<<(Stream& out, T const&) = delete;
template <class Stream, class T>
    requires(detail::printed_by_member<T> && output_stream<Stream>)
a_model_is_printed_member_by_member_or_as_json_redacted operator<<(Stream& out, T const&) = delete;
template <class Stream, class T>
    requires(enumeration<T> && output_stream<Stream>)
an_enumerator_is_printed_as_its_text_to_text operator<<(Stream& out, T const&) = delete;
template <class Stream, class T>
    requires(detail::printed_by_item<T> && output_stream<Stream>)
a_list_is_printed_item_by_item operator<<(Stream& out, std::vector<T> const&) = delete;
#endif

}  // namespace velo::inline VELO_ABI::rest

namespace velo::inline VELO_ABI {
// Argument-dependent lookup finds them for models, operations and enumerators.
using rest::operator<<;
}  // namespace velo::inline VELO_ABI

#endif
