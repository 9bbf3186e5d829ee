// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_SERIALIZER_JSON_IMPL_PARSE_TEXT_IPP
#define VELO_REST_SERIALIZER_JSON_IMPL_PARSE_TEXT_IPP

#include <velo/rest/serializer/json/depth.hpp>
#include <velo/rest/serializer/json/parse_text.hpp>
#include <velo/rest/serializer/json/text_reader.hpp>

#include <string>
#include <string_view>

namespace velo::inline VELO_ABI::rest::detail {

VELO_DECL decode_result parse_json_text(std::string_view bytes, void* target, json_row const& root,
                                        read_options const& options) {
    basic_text_reader<std::string> reader(bytes, json_max_depth, options);
    if (reader.read(target, root)) return {};
    return decode_error{reader.pointer(), reader.offset(), reader.expected(), reader.is_out_of_memory()};
}

VELO_DECL decode_result reread_json_text(std::string_view bytes, void* target, json_row const& root,
                                         read_options const& options) {
    basic_text_reader<std::string>::make_blank(target, root);
    return parse_json_text(bytes, target, root, options);
}

}  // namespace velo::inline VELO_ABI::rest::detail

#endif
