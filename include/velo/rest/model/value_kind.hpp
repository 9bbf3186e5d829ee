// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_MODEL_VALUE_KIND_HPP
#define VELO_REST_MODEL_VALUE_KIND_HPP

#include <velo/rest/model/chain.hpp>
#include <velo/rest/model/described.hpp>
#include <velo/rest/model/open.hpp>
#include <velo/rest/model/text_type.hpp>
#include <velo/rest/model/wrapper.hpp>

#include <concepts>
#include <map>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace velo::inline VELO_ABI::rest {

/// A JSON value of any form, kept as JSON text. White space between tokens is removed; numbers are kept as received,
/// strings are written with the shortest escapes. As a view it is what was received, byte for byte.
template <text_type Text>
struct basic_json_text {
    Text text;  ///< one JSON value, UTF-8

    friend bool operator==(basic_json_text const&, basic_json_text const&) = default;
};
/// The same with the text type of the models.
using json_text = basic_json_text<default_text>;

namespace detail {
template <class T>
inline constexpr bool is_std_vector_v = false;
template <class T>
inline constexpr bool is_std_vector_v<std::vector<T>> = true;
template <class T>
inline constexpr bool is_chain_v = false;
template <class T>
inline constexpr bool is_chain_v<chain<T>> = true;
template <class T>
inline constexpr bool is_json_text_v = false;
template <class Text>
inline constexpr bool is_json_text_v<basic_json_text<Text>> = true;

template <class T>
struct known_value {
    using type = T;
};
template <class T, class Text>
struct known_value<open<T, Text>> {
    using type = T;
};
}  // namespace detail

/// The type of the value in a member of type `T`: `T` without its wrapper and without `open`.
template <class T>
using value_type_of = typename detail::known_value<unwrapped_t<T>>::type;

/// A list in a response.
template <class T>
concept is_std_vector = detail::is_std_vector_v<T>;

/// A list in a model whose texts are views.
template <class T>
concept is_chain = detail::is_chain_v<T>;
/// JSON of any form.
template <class T>
concept is_json_text = detail::is_json_text_v<T>;

/// A JSON object with arbitrary names whose values are texts.
using text_map = std::map<std::string, std::string>;
/// The same in a model whose texts are views: pairs of a name and its text, in the order of their arrival.
using text_map_view = chain<std::pair<std::string_view, std::string_view>>;
/// A `text_map`, or a `text_map_view` beside texts that are views.
template <text_type Text>
using map_in = std::conditional_t<std::same_as<Text, std::string>, text_map, text_map_view>;

/// The JSON shape of a value in a model.
enum class value_kind {
    single,     ///< a text, a number or a Boolean
    list,       ///< an array of values of one type
    map,        ///< a `text_map`
    structure,  ///< an object: a described struct
    any,        ///< JSON of any form: a `json_text`
};

/// The shape of a value of type `T`. `T` is a `value_type_of` a member: without a wrapper.
template <class T>
inline constexpr value_kind kind_of = is_json_text<T>                                               ? value_kind::any
                                      : std::same_as<T, text_map> || std::same_as<T, text_map_view> ? value_kind::map
                                      : is_std_vector<T> || is_chain<T> || is_list<T>               ? value_kind::list
                                      : described<T> ? value_kind::structure
                                                     : value_kind::single;

}  // namespace velo::inline VELO_ABI::rest

#endif
