// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_SERIALIZER_JSON_IMPL_WRITE_IPP
#define VELO_REST_SERIALIZER_JSON_IMPL_WRITE_IPP

#include <velo/rest/model/chain.hpp>
#include <velo/rest/model/open.hpp>
#include <velo/rest/model/secret_string.hpp>
#include <velo/rest/model/slot.hpp>
#include <velo/rest/model/text_type.hpp>
#include <velo/rest/model/timestamp.hpp>
#include <velo/rest/model/uuid_text.hpp>
#include <velo/rest/model/value_kind.hpp>
#include <velo/rest/serializer/json/store.hpp>
#include <velo/rest/serializer/json/table.hpp>
#include <velo/rest/serializer/json/write.hpp>
#include <velo/rest/serializer/json/writer.hpp>

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <new>
#include <string>
#include <string_view>

namespace velo::inline VELO_ABI::rest::detail {

template <class T>
[[nodiscard]] T const& value_at(char const* at) noexcept {
    return *std::launder(reinterpret_cast<T const*>(at));
}

[[nodiscard]] inline slot_state state_of_member(json_row const& row, char const* object) noexcept {
    return row.state != json_row::no_state ? value_at<slot_state>(object + row.state) : slot_state::value;
}

/// The text of an enumerator of one byte.
inline void write_name(enumerator_names names, std::uint8_t code, json_writer& out) {
    enumerator_name name(names);
    for (std::size_t left = enumerator_name::count(names); left != 0; --left, name.next()) {
        if (name.code() == code) return out.string(name.text());
    }
    out.raw("\"\"");
}

/// The text of a known value of an `open`.
template <class Text>
void write_known(json_row const& row, char const* at, json_writer& out) {
    switch (row.kind) {
        case json_kind::enumerator: {
            return write_name(row.names, value_at<std::uint8_t>(at + open_byte_offset<Text>), out);
        }
        case json_kind::uuid: {
            std::array<std::uint8_t, 16> bytes;
            std::memcpy(bytes.data(), at + open_byte_offset<Text>, 16);
#if VELO_HAS_HEAP
            char* const first = out.take(38);
            *first = first[37] = '"';
            write_uuid(bytes, first + 1);
            return;
#else
            char text[36];
            write_uuid(bytes, text);
            return out.string({text, sizeof text});
#endif
        }
        default: return out.string(value_at<timestamp>(at + open_time_offset<Text>).to_text().view());
    }
}

template <class Text>
void write_open(json_row const& row, char const* at, slot_state state, json_writer& out) {
    std::string_view const exact = value_at<kept<Text>>(at).view();
    if (state == slot_state::text || !exact.empty()) return out.string(exact);
    write_known<Text>(row, at, out);
}
template <class Map>
void write_map(Map const& map, json_writer& out) {
    char separator = '{';
    for (auto const& [key, text] : map) {
        out.byte(separator);
        out.string(key);
        out.byte(':');
        out.string(text);
        separator = ',';
    }
    out.raw(map.empty() ? "{}" : "}");
}

/// True for a `text`, which is no secret: sets `text`.
[[nodiscard]] inline bool has_inline_text(json_row const& row, char const* object, std::string_view& text) noexcept {
    if (row.kind != json_kind::inline_text) return false;
    char const* const at = object + row.place;
    text = {at, value_at<std::uint16_t>(at + row.functions->inline_size)};
    return true;
}

template <class Text>
void write_object(json_model const& model, char const* object, json_writer& out);
template <class Text>
void write_list(json_list const& list, char const* at, json_writer& out);

/// Writes a value that is there.
template <class Text>
VELO_ALWAYS_INLINE void write_value(json_row const& row, char const* object, slot_state state, json_writer& out) {
    char const* const at = object + row.place;
    switch (row.kind) {
        case json_kind::text: return out.string(value_at<Text>(at));
        case json_kind::boolean: return out.raw(value_at<bool>(at) ? "true" : "false");
        case json_kind::integer: return out.number(value_at<std::int64_t>(at));
        case json_kind::real: return row.real->write(at, out);
        case json_kind::enumerator:
        case json_kind::uuid:
        case json_kind::time: return write_open<Text>(row, at, state, out);
        case json_kind::secret: return out.secret(value_at<secret_in<Text>>(at).reveal());
        case json_kind::map: return write_map(value_at<map_in<Text>>(at), out);
        case json_kind::any: {
            Text const& text = value_at<basic_json_text<Text>>(at).text;
            return out.raw(text.empty() ? std::string_view("null") : std::string_view(text));
        }
        case json_kind::model: return write_object<Text>(*row.model, at, out);
        case json_kind::list: return write_list<Text>(*row.list, at, out);
        case json_kind::inline_text:
        case json_kind::other: {
            json_functions const& f = *row.functions;
            if (f.names.bytes != nullptr) return write_name(f.names, value_at<std::uint8_t>(at), out);
            if (f.inline_size == 0) return f.write(at, out);
            std::string_view const text(at, value_at<std::uint16_t>(at + f.inline_size));
            return f.is_secret ? out.secret(text) : out.string(text);
        }
    }
}

template <class Text>
void write_object(json_model const& model, char const* object, json_writer& out) {
    std::size_t const start = out.size();
    json_row const* const end = model.rows + model.count;
    for (json_row const* row = model.rows; row != end; ++row) {
        slot_state const state = state_of_member(*row, object);
        if (state == slot_state::nothing) continue;
        char const* const key = row->name - 2;
        std::size_t const size = row->length + 4u;
        std::string_view text;
        if (state == slot_state::value && has_inline_text(*row, object, text)) {
            out.key(key, size, text.size());
            out.string_in_room(text);
            continue;
        }
        out.key(key, size);
        if (state == slot_state::null) {
            out.raw("null");
        } else {
            write_value<Text>(*row, object, state, out);
        }
    }
    if (out.size() == start) return out.raw("{}");
    out.replace(start, '{');  // the comma before the first key
    out.byte('}');
}

template <class Text>
void write_list(json_list const& list, char const* at, json_writer& out) {
    void const* first = nullptr;
    std::size_t const count = list.view(at, first);
    out.byte('[');
    auto const* element = static_cast<char const*>(first);
    for (std::size_t i = 0; i != count; ++i) {
        if (i != 0) out.byte(',');
        if constexpr (std::same_as<Text, std::string_view>) {
            write_value<Text>(list.element, element + chain_element_offset, slot_state::value, out);
            element = reinterpret_cast<char const*>(value_at<chain_links>(element).next);
        } else {
            write_value<Text>(list.element, element, slot_state::value, out);
            element += list.size;
        }
    }
    out.byte(']');
}

template <class Text>
void write_json_value(json_row const& row, void const* object, secure_buffer& buffer, exposure secrets) {
    json_writer out(buffer, secrets);
    auto const* const bytes = static_cast<char const*>(object);
    slot_state const state = state_of_member(row, bytes);
    if (state == slot_state::nothing || state == slot_state::null) return out.raw("null");
    write_value<Text>(row, bytes, state, out);
}

#if !VELO_HEADER_ONLY
template void write_json_value<std::string>(json_row const&, void const*, secure_buffer&, exposure);
template void write_json_value<std::string_view>(json_row const&, void const*, secure_buffer&, exposure);
#endif

}  // namespace velo::inline VELO_ABI::rest::detail

#endif
