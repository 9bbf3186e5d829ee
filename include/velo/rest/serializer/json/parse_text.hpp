// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_SERIALIZER_JSON_PARSE_TEXT_HPP
#define VELO_REST_SERIALIZER_JSON_PARSE_TEXT_HPP

#include <velo/rest/serializer/json/chain_memory.hpp>
#include <velo/rest/serializer/json/table.hpp>
#include <velo/rest/serializer/read_options.hpp>
#include <velo/rest/serializer/serializer.hpp>

#include <string>
#include <string_view>

namespace velo::inline VELO_ABI::rest::detail {

/// Reads one JSON text into the object at `target`, whose texts are of type `Text`. For views the bytes are the
/// program's to change. Calls to allocate may throw.
///
/// A template, so that only a source that reads JSON instantiates the reader.
template <class Text>
[[nodiscard]] decode_result parse_json_text(std::string_view bytes, void* target, json_row const& root,
                                            read_options const& options, chain_source<Text> chains = {});
/// The same for a `target` that has what was read before an error: it is made blank first.
template <class Text>
[[nodiscard]] decode_result reread_json_text(std::string_view bytes, void* target, json_row const& root,
                                             read_options const& options);

#if !VELO_HEADER_ONLY
extern template decode_result parse_json_text<std::string>(std::string_view, void*, json_row const&,
                                                           read_options const&, no_chains);
extern template decode_result parse_json_text<std::string_view>(std::string_view, void*, json_row const&,
                                                                read_options const&, chain_memory);
extern template decode_result reread_json_text<std::string>(std::string_view, void*, json_row const&,
                                                            read_options const&);
#endif

}  // namespace velo::inline VELO_ABI::rest::detail

#if VELO_HEADER_ONLY
#include <velo/rest/serializer/json/impl/parse_text.ipp>
#endif

#endif
