// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_SERIALIZER_JSON_IMPL_PARSE_VIEWS_IPP
#define VELO_REST_SERIALIZER_JSON_IMPL_PARSE_VIEWS_IPP

#include <velo/rest/model/text_type.hpp>
#include <velo/rest/serializer/json/depth.hpp>
#include <velo/rest/serializer/json/parse_views.hpp>
#include <velo/rest/serializer/json/text_reader.hpp>

#include <span>
#include <string_view>

namespace velo::inline VELO_ABI::rest::detail {

VELO_DECL decode_result parse_json_views(std::span<char> bytes, void* target, json_row const& root,
                                         read_options const& options, chain_memory chains) {
    std::string_view const text(bytes.data(), bytes.size());
    basic_text_reader<std::string_view> reader(text, json_max_depth, options, chains);
    if (reader.read(target, root)) return {};
    return decode_error{default_text(reader.pointer()), reader.offset(), reader.expected(), reader.is_out_of_memory()};
}

}  // namespace velo::inline VELO_ABI::rest::detail

#endif
