// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_SERIALIZER_JSON_TABLE_OF_HPP
#define VELO_REST_SERIALIZER_JSON_TABLE_OF_HPP

#include <velo/rest/model/chain.hpp>
#include <velo/rest/model/described.hpp>
#include <velo/rest/model/enumeration.hpp>
#include <velo/rest/model/secret_string.hpp>
#include <velo/rest/model/secret_view.hpp>
#include <velo/rest/model/slot.hpp>
#include <velo/rest/model/text_type.hpp>
#include <velo/rest/model/textual.hpp>
#include <velo/rest/model/timestamp.hpp>
#include <velo/rest/model/uuid_text.hpp>
#include <velo/rest/model/value_kind.hpp>
#include <velo/rest/serializer/json/attributes.hpp>
#include <velo/rest/serializer/json/number.hpp>
#include <velo/rest/serializer/json/other.hpp>
#include <velo/rest/serializer/json/table.hpp>

#include <boost/mp11/list.hpp>

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <type_traits>

namespace velo::inline VELO_ABI::rest::detail {

// Functions, not lambdas: clang confuses those in the initialiser of a variable template when it imports a module.

/// Never defined: compilers print their names.
void the_members_of_this_struct_are_not_described_in_their_order_or_it_has_a_base();
void a_model_has_at_most_64_members();
void a_model_is_smaller_than_64_KiB();
void the_name_of_a_member_is_shorter_than_256_bytes_and_has_nothing_that_json_escapes();

/// A value of kind `text` and the like has a kind of its own; all else is `other`.
template <class W>
constexpr json_kind json_kind_of() {
    using T = unwrapped_t<W>;
    using known_type = value_type_of<T>;
    if constexpr (is_open<T> && wrapper<W>) {
        if constexpr (byte_enumeration<known_type>) return json_kind::enumerator;
        if constexpr (uuid_value<known_type>) return json_kind::uuid;
        if constexpr (std::same_as<known_type, timestamp>) return json_kind::time;
        return json_kind::other;
    } else if constexpr (text_type<T>) {
        return json_kind::text;
    } else if constexpr (std::same_as<T, bool>) {
        return json_kind::boolean;
    } else if constexpr (std::same_as<T, std::int64_t>) {
        return json_kind::integer;
    } else if constexpr (std::same_as<T, double>) {
        return json_kind::real;
    } else if constexpr (std::same_as<T, secret_string> || std::same_as<T, secret_view>) {
        return json_kind::secret;
    } else if constexpr (std::same_as<T, text_map> || std::same_as<T, text_map_view>) {
        return json_kind::map;
    } else if constexpr (is_json_text<T>) {
        return json_kind::any;
    } else if constexpr (is_std_vector<T> || is_chain<T>) {
        return json_kind::list;
    } else if constexpr (described<T>) {
        return json_kind::model;
    } else {
        return json_kind::other;
    }
}

inline bool store_real(void* place, std::string_view text) {
    auto const value = real_of(text);
    if (value) std::construct_at(static_cast<double*>(place), *value);
    return value.has_value();
}

inline void write_real(void const* place, json_writer& out) { out.number(*static_cast<double const*>(place)); }
inline constexpr json_real json_real_functions{&store_real, &write_real};

template <class T>
void construct_blank(void* place) {
    ::new (place) T(make_blank<T>());
}
template <class T>
void destroy(void* value) {
    std::destroy_at(static_cast<T*>(value));
}
template <class V>
void* append_element(void* list, std::size_t room) {
    auto& all = *static_cast<V*>(list);
    using E = typename V::value_type;
    if constexpr (is_chain<V>) {
        return &all.append(reinterpret_cast<void*>(room), make_blank<E>());  // NOLINT(performance-no-int-to-ptr)
    } else {
        // The reader counts the elements that it reads: the list may have others.
        if (room <= all.size() && all.size() == all.capacity()) room = 2 * all.size() + 1;
        if (room > all.max_size()) unreachable();  // the limit on memory is less
        all.reserve(room);
        // So that growth is compiled once.
        if (all.size() == all.capacity()) unreachable();
        if constexpr (std::is_default_constructible_v<E>) {
            return &all.emplace_back();
        } else {
            return &all.emplace_back(make_blank<E>());
        }
    }
}
template <class V>
void construct_list(void* place) {
    std::construct_at(static_cast<V*>(place));
}
template <class V>
std::size_t view_list(void const* list, void const*& first) {
    auto const& all = *static_cast<V const*>(list);
    if constexpr (is_chain<V>) {
        first = all.first();
    } else {
        first = all.data();
    }
    return all.size();
}

template <class T>
constexpr json_model make_json_model();
template <class W>
constexpr json_row make_json_row();

template <class T>
inline constexpr json_model json_model_of = make_json_model<T>();

template <class V>
inline constexpr json_list json_list_of{make_json_row<typename V::value_type>(),
                                        sizeof(typename V::value_type),
                                        &append_element<V>,
                                        &construct_list<V>,
                                        &destroy<V>,
                                        &view_list<V>};

/// The row of a member of type `W` at the beginning of its model, without its name.
template <class W>
constexpr json_row make_json_row() {
    using T = unwrapped_t<W>;
    constexpr json_kind kind = json_kind_of<W>();
    json_row row;
    row.kind = kind;
    if constexpr (!is_required<W> && !is_optional<W>) row.flags = json_row::takes_null;
    if constexpr (kind == json_kind::other) {
        if constexpr (wrapper<W>) {
            row.functions = &json_functions_of<typename W::slot_type>;
            row.state = static_cast<std::uint16_t>(W::slot_type::state_offset);
            if constexpr (holds_inline_text<T> && !secret<T>) row.kind = json_kind::inline_text;
        } else {
            row.functions = &json_functions_of<W>;
        }
    } else {
        if constexpr (wrapper<W>) row.state = static_cast<std::uint16_t>(W::slot_type::state_offset);
        if constexpr (kind == json_kind::enumerator) {
            row.names = {packed_names<value_type_of<T>>.data()};
        } else if constexpr (kind == json_kind::model) {
            row.model = &json_model_of<T>;
        } else if constexpr (kind == json_kind::list) {
            row.list = &json_list_of<T>;
        } else if constexpr (kind == json_kind::real) {
            row.real = &json_real_functions;
        }
    }
    return row;
}

/// The offset of each member, by the rule of layout: each at the next multiple of its alignment. A pointer to member
/// is no constant offset.
template <class T, class... D>
constexpr std::array<std::size_t, sizeof...(D) + 1> make_offsets(boost::mp11::mp_list<D...>) {
    constexpr std::size_t sizes[] = {sizeof(typename member_of<D>::type)..., 0};
    constexpr std::size_t alignments[] = {alignof(typename member_of<D>::type)..., alignof(T)};
    std::array<std::size_t, sizeof...(D) + 1> offsets{};
    std::size_t at = 0;
    for (std::size_t i = 0; i != sizeof...(D) + 1; ++i) {
        at = (at + alignments[i] - 1) / alignments[i] * alignments[i];
        offsets[i] = at;
        at += sizes[i];
    }
    if (sizeof...(D) != 0 && at != sizeof(T)) {
        the_members_of_this_struct_are_not_described_in_their_order_or_it_has_a_base();
    }
    if (sizeof(T) > 0xFFFF) a_model_is_smaller_than_64_KiB();
    if (sizeof...(D) > 64) a_model_has_at_most_64_members();
    return offsets;
}
template <class T>
inline constexpr auto member_offsets = make_offsets<T>(described_members<T>{});

/// The names of all members, each as `,"name":`, one behind the other.
template <class... D>
constexpr auto make_name_pool(boost::mp11::mp_list<D...>) {
    std::array<char, (std::size_t{16} + ... + (member_of<D>::wire.size() + 4))> pool{};
    // An array is at least of one.
    std::string_view const names[] = {member_of<D>::wire..., {}};
    std::size_t at = 0;
    for (std::size_t i = 0; i != sizeof...(D); ++i) {
        // The readers compare a key as it is in the text, and the writer copies it.
        bool is_written_as_it_is = names[i].size() < 256;
        pool[at++] = ',';
        pool[at++] = '"';
        for (char const c : names[i]) {
            is_written_as_it_is = is_written_as_it_is && static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\';
            pool[at++] = c;
        }
        pool[at++] = '"';
        pool[at++] = ':';
        if (!is_written_as_it_is) {
            the_name_of_a_member_is_shorter_than_256_bytes_and_has_nothing_that_json_escapes();
        }
    }
    return pool;
}
template <class T>
inline constexpr auto name_pool = make_name_pool(described_members<T>{});

template <class T, class... D>
constexpr std::array<json_row, sizeof...(D)> make_json_rows(boost::mp11::mp_list<D...>) {
    std::array<json_row, sizeof...(D)> rows{make_json_row<typename member_of<D>::type>()...};
    std::size_t const lengths[] = {member_of<D>::wire.size()..., 0};
    std::size_t name = 2;
    std::size_t i = 0;
    for (json_row& row : rows) {
        row.name = name_pool<T>.data() + name;
        row.length = static_cast<std::uint8_t>(lengths[i]);
        row.index = static_cast<std::uint8_t>(i);
        row.place = static_cast<std::uint16_t>(row.place + member_offsets<T>[i]);
        if (row.state != json_row::no_state) row.state = static_cast<std::uint16_t>(row.state + member_offsets<T>[i]);
        name += lengths[i++] + 4;
    }
    return rows;
}
template <class T>
inline constexpr auto json_rows = make_json_rows<T>(described_members<T>{});

template <auto A, auto B>
constexpr bool is_same_member() {
    if constexpr (std::same_as<decltype(A), decltype(B)>) {
        return A == B;
    } else {
        return false;
    }
}
template <auto Pointer, class... D>
constexpr std::int16_t index_of_member(boost::mp11::mp_list<D...>) {
    std::int16_t index = -1;
    std::int16_t i = 0;
    (..., (index = is_same_member<Pointer, D::pointer>() ? i : index, ++i));
    return index;
}

template <class T>
constexpr json_model make_json_model() {
    std::int16_t shorthand = -1;
    if constexpr (std::is_member_pointer_v<decltype(text_shorthand<T>)>) {
        shorthand = index_of_member<text_shorthand<T>>(described_members<T>{});
    }
    return {json_rows<T>.data(), static_cast<std::uint16_t>(json_rows<T>.size()), shorthand, &construct_blank<T>};
}

/// The text type of a model: that of its members; `default_text` without texts.
template <class T>
constexpr bool has_views();
template <class... D>
constexpr bool any_has_views(boost::mp11::mp_list<D...>) {
    return (has_views<unwrapped_t<typename member_of<D>::type>>() || ...);
}
template <class T>
inline constexpr bool is_open_view = false;
template <class T>
inline constexpr bool is_open_view<open<T, std::string_view>> = true;
template <class T>
constexpr bool has_views() {
    if constexpr (std::same_as<T, std::string_view> || std::same_as<T, secret_view> || is_open_view<T> || is_chain<T> ||
                  std::same_as<T, basic_json_text<std::string_view>>) {
        return true;
    } else if constexpr (described<T>) {
        return any_has_views(described_members<T>{});
    } else {
        return false;
    }
}
template <class T>
using text_of = std::conditional_t<has_views<T>(), std::string_view, default_text>;

/// The row of a whole text.
template <class T>
inline constexpr json_row json_root = make_json_row<T>();

}  // namespace velo::inline VELO_ABI::rest::detail

#endif
