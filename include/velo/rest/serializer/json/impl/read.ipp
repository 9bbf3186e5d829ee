// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_SERIALIZER_JSON_IMPL_READ_IPP
#define VELO_REST_SERIALIZER_JSON_IMPL_READ_IPP

#include <velo/rest/serializer/json.hpp>
#include <velo/rest/serializer/json/handler.hpp>
#include <velo/rest/serializer/json/parse_text.hpp>
#include <velo/rest/serializer/json/text_start.hpp>

#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/parse_options.hpp>
#include <boost/system/error_code.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace velo::inline VELO_ABI::rest::detail {

template <class Text>
decode_result parse_json(std::string_view bytes, void* target, json_row const& root, read_options const& options) {
    std::string_view const text = bytes.substr(bytes.starts_with(byte_order_mark) ? byte_order_mark.size() : 0);
    boost::json::parse_options how;
    how.max_depth = json_max_depth;
    boost::json::basic_parser<basic_json_handler<Text>> parser(how, target, root, text, options);
    boost::system::error_code ec;
    std::size_t const used = parser.write_some(false, text.data(), text.size(), ec);
    if (!ec && used == text.size()) return {};
    // Only the other reader says where an error is and what was expected. It also reads exponents beyond 32 bits, which
    // the parser refuses, even in members that the model does not have.
    return reread_json_text<Text>(bytes, target, root, options);
}

#if !VELO_HEADER_ONLY
template decode_result parse_json<std::string>(std::string_view, void*, json_row const&, read_options const&);
#endif

}  // namespace velo::inline VELO_ABI::rest::detail

#endif
