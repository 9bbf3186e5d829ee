// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_SERIALIZER_JSON_IMPL_PARSE_TEXT_IPP
#define VELO_REST_SERIALIZER_JSON_IMPL_PARSE_TEXT_IPP

#include <velo/rest/model/text_type.hpp>
#include <velo/rest/serializer/json/depth.hpp>
#include <velo/rest/serializer/json/parse_text.hpp>
#include <velo/rest/serializer/json/text_reader.hpp>

#include <string>
#include <string_view>

namespace velo::inline VELO_ABI::rest::detail {

template <class Text>
decode_result parse_json_text(std::string_view bytes, void* target, json_row const& root, read_options const& options,
                              chain_source<Text> chains) {
    basic_text_reader<Text> reader(bytes, json_max_depth, options, chains);
    if (reader.read(target, root)) return {};
    return decode_error{default_text(reader.pointer()), reader.offset(), reader.expected(), reader.is_out_of_memory()};
}

template <class Text>
decode_result reread_json_text(std::string_view bytes, void* target, json_row const& root,
                               read_options const& options) {
    basic_text_reader<Text>::make_blank(target, root);
    return parse_json_text<Text>(bytes, target, root, options);
}

#if !VELO_HEADER_ONLY
template decode_result parse_json_text<std::string>(std::string_view, void*, json_row const&, read_options const&,
                                                    no_chains);
template decode_result parse_json_text<std::string_view>(std::string_view, void*, json_row const&, read_options const&,
                                                         chain_memory);
template decode_result reread_json_text<std::string>(std::string_view, void*, json_row const&, read_options const&);
#endif

}  // namespace velo::inline VELO_ABI::rest::detail

#endif
