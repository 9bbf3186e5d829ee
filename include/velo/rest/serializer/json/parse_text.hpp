// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_SERIALIZER_JSON_PARSE_TEXT_HPP
#define VELO_REST_SERIALIZER_JSON_PARSE_TEXT_HPP

#include <velo/rest/serializer/json/table.hpp>
#include <velo/rest/serializer/read_options.hpp>
#include <velo/rest/serializer/serializer.hpp>

#include <string_view>

namespace velo::inline VELO_ABI::rest::detail {

/// Reads one JSON text into the object at `target`. Calls to allocate may throw.
[[nodiscard]] decode_result parse_json_text(std::string_view bytes, void* target, json_row const& root,
                                            read_options const& options);
/// The same for a `target` that has what was read before an error: it is made blank first.
[[nodiscard]] decode_result reread_json_text(std::string_view bytes, void* target, json_row const& root,
                                             read_options const& options);

}  // namespace velo::inline VELO_ABI::rest::detail

#if VELO_HEADER_ONLY
#include <velo/rest/serializer/json/impl/parse_text.ipp>
#endif

#endif
