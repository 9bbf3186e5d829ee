// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_SERIALIZER_JSON_IMPL_READ_IPP
#define VELO_REST_SERIALIZER_JSON_IMPL_READ_IPP

#include <velo/rest/serializer/json/handler.hpp>
#include <velo/rest/serializer/json/read.hpp>

#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/error.hpp>
#include <boost/json/parse_options.hpp>
#include <boost/system/error_code.hpp>

#include <cstddef>
#include <string_view>

namespace velo::inline VELO_ABI::rest::detail {

[[nodiscard]] inline std::string_view expectation_of(boost::system::error_code const& ec) noexcept {
    namespace json = boost::json;
    if (ec == json::error::incomplete) return "more text: it ends too early";
    if (ec == json::error::extra_data) return "nothing after the value";
    if (ec == json::error::too_deep) return "less nesting";
    return "valid JSON in UTF-8";
}

template <class Handler>
decode_result parse_json(std::string_view bytes, json_slot root, unknown_members unknown) {
    boost::json::parse_options options;
    options.max_depth = json_max_depth;
    boost::json::basic_parser<Handler> parser(options, root, bytes, unknown);
    boost::system::error_code ec;
    std::size_t const used = parser.write_some(false, bytes.data(), bytes.size(), ec);
    if (!ec && used < bytes.size()) ec = boost::json::error::extra_data;
    if (!ec) return {};
    Handler const& handler = parser.handler();
    std::string_view const expected = handler.expected();
    return decode_error{handler.pointer(), used, expected.empty() ? expectation_of(ec) : expected};
}

#if !VELO_HEADER_ONLY
template decode_result parse_json<json_handler>(std::string_view, json_slot, unknown_members);
#endif

}  // namespace velo::inline VELO_ABI::rest::detail

#endif
