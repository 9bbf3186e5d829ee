// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_SERIALIZER_JSON_READ_HPP
#define VELO_REST_SERIALIZER_JSON_READ_HPP

#include <velo/rest/model/model.hpp>
#include <velo/rest/serializer/json/handler.hpp>
#include <velo/rest/serializer/json/reader_of.hpp>
#include <velo/rest/serializer/serializer.hpp>

#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/error.hpp>
#include <boost/json/parse_options.hpp>
#include <boost/system/error_code.hpp>

#include <cstddef>
#include <string_view>

namespace velo::inline v0::rest {

/// The nesting depth up to which JSON text is read. Deeper text is a `decode_error` that expects "less nesting".
inline constexpr std::size_t json_max_depth = 256;

namespace detail {

[[nodiscard]] inline std::string_view expectation_of(boost::system::error_code const& ec) noexcept {
    namespace json = boost::json;
    if (ec == json::error::incomplete) return "more text: it ends too early";
    if (ec == json::error::extra_data) return "nothing after the value";
    if (ec == json::error::too_deep) return "less nesting";
    return "valid JSON in UTF-8";
}

[[nodiscard]] inline decode_result read_json(std::string_view bytes, json_slot root, unknown_members unknown) {
    boost::json::parse_options options;
    options.max_depth = json_max_depth;
    boost::json::basic_parser<json_handler> parser(options, root, bytes, unknown);
    boost::system::error_code ec;
    std::size_t const used = parser.write_some(false, bytes.data(), bytes.size(), ec);
    if (!ec && used < bytes.size()) ec = boost::json::error::extra_data;
    if (!ec) return {};
    json_handler const& handler = parser.handler();
    std::string_view const expected = handler.expected();
    return decode_error{handler.pointer(), used, expected.empty() ? expectation_of(ec) : expected};
}

}  // namespace detail

/// Reads `bytes`, one JSON text in UTF-8, into `target`, which has to be blank (`make_blank`). After an error `target`
/// contains what was read before it. Calls to allocate may throw.
template <class T>
[[nodiscard]] decode_result read_json(std::string_view bytes, T& target,
                                      unknown_members unknown = unknown_members::skip) {
    static_assert((model_check<T>::enforce(), true));
    if constexpr (model_check<T>::passed) {
        return detail::read_json(bytes, json_slot{&target, &detail::reader_of<T>()}, unknown);
    } else {
        return {};
    }
}

}  // namespace velo::inline v0::rest

#endif
