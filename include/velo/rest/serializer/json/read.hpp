// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_SERIALIZER_JSON_READ_HPP
#define VELO_REST_SERIALIZER_JSON_READ_HPP

#include <velo/rest/model/model.hpp>
#include <velo/rest/serializer/json/reader.hpp>
#include <velo/rest/serializer/json/reader_of.hpp>
#include <velo/rest/serializer/serializer.hpp>
#include <velo/version.hpp>

#include <cstddef>
#include <string_view>

namespace velo::inline VELO_ABI::rest {

/// The nesting depth up to which JSON text is read. Deeper text is a `decode_error` that expects "less nesting".
inline constexpr std::size_t json_max_depth = 256;

namespace detail {

class json_handler;

/// Reads one JSON text into the object of `root`. Calls to allocate may throw.
///
/// A template, so that only a source that reads JSON instantiates Boost.JSON's parser.
template <class Handler>
[[nodiscard]] decode_result parse_json(std::string_view bytes, json_slot root, unknown_members unknown);
#if !VELO_HEADER_ONLY
extern template decode_result parse_json<json_handler>(std::string_view, json_slot, unknown_members);
#endif

}  // namespace detail

/// Reads `bytes`, one JSON text in UTF-8, into `target`, which has to be blank (`make_blank`). After an error `target`
/// contains what was read before it. Calls to allocate may throw.
template <class T>
[[nodiscard]] decode_result read_json(std::string_view bytes, T& target,
                                      unknown_members unknown = unknown_members::skip) {
    static_assert((model_check<T>::enforce(), true));
    if constexpr (model_check<T>::passed) {
        return detail::parse_json<detail::json_handler>(bytes, json_slot{&target, &detail::reader_of<T>()}, unknown);
    } else {
        return {};
    }
}

}  // namespace velo::inline VELO_ABI::rest

#if VELO_HEADER_ONLY
#include <velo/rest/serializer/json/impl/read.ipp>
#endif

#endif
