// SPDX-License-Identifier: BSL-1.0
#ifndef EXAMPLES_COMMAND_LINE_MEMBER_JSON_HPP
#define EXAMPLES_COMMAND_LINE_MEMBER_JSON_HPP

#include <velo/rest/contract/schema.hpp>
#include <velo/rest/memory/secure_buffer.hpp>
#include <velo/rest/model/enumeration.hpp>
#include <velo/rest/model/value_kind.hpp>

#include <charconv>
#include <concepts>
#include <cstdint>
#include <string_view>

#include "nearest.hpp"

namespace cli {

namespace rest = velo::rest;

/// Appends text as a JSON string.
inline void append_text_json(std::string_view text, rest::secure_buffer& out) {
    constexpr char const* hex = "0123456789abcdef";
    out.push_back('"');
    for (char const c : text) {
        auto const byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out.push_back('\\');
            out.push_back(c);
        } else if (byte < 0x20) {
            char const escaped[] = {'\\', 'u', '0', '0', hex[byte >> 4], hex[byte & 15]};
            out.append({escaped, sizeof escaped});
        } else {
            out.push_back(c);
        }
    }
    out.push_back('"');
}

/// The text of an enumerator as the API writes it, when `text` writes it in another case; else `text`.
template <rest::enumeration E>
std::string_view canonical(std::string_view text) {
    for (auto const& e : rest::enumerators<E>) {
        if (normal_form(e.text.view()) == normal_form(text)) return e.text.view();
    }
    return text;
}

/// Appends the text of a member of type `V` as JSON. What is no value of that type becomes a string, which the decoder
/// refuses with the words of the type. The items of a list are separated by commas.
template <class V>
void append_member_json(std::string_view text, rest::secure_buffer& out) {
    if constexpr (rest::kind_of<V> == rest::value_kind::list) {
        out.push_back('[');
        bool first = true;
        while (!text.empty()) {
            std::size_t const comma = text.find(',');
            std::string_view item = text.substr(0, comma);
            text = comma == std::string_view::npos ? std::string_view() : text.substr(comma + 1);
            while (item.starts_with(' ')) item.remove_prefix(1);
            while (item.ends_with(' ')) item.remove_suffix(1);
            if (!first) out.push_back(',');
            first = false;
            append_member_json<rest::value_type_of<typename V::value_type>>(item, out);
        }
        out.push_back(']');
    } else if constexpr (rest::enumeration<V>) {
        append_text_json(canonical<V>(text), out);
    } else if constexpr (std::same_as<V, bool>) {
        bool const is_value = text == "true" || text == "false";
        is_value ? out.append(text) : append_text_json(text, out);
    } else if constexpr (rest::kind_of<V> == rest::value_kind::single) {
        std::int64_t number = 0;
        auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        bool const is_number =
            rest::schema_of<V>().type == "integer" && error == std::errc{} && end == text.data() + text.size();
        is_number ? out.append(text) : append_text_json(text, out);
    } else {
        out.append(text);  // an object or any JSON is written as JSON
    }
}

}  // namespace cli

#endif
