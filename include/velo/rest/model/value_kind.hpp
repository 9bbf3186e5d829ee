// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_MODEL_VALUE_KIND_HPP
#define VELO_REST_MODEL_VALUE_KIND_HPP

#include <velo/rest/model/described.hpp>
#include <velo/rest/model/open.hpp>
#include <velo/rest/model/wrapper.hpp>

#include <concepts>
#include <map>
#include <string>
#include <vector>

namespace velo::inline VELO_ABI::rest {

/// A JSON value of any form, kept as JSON text. White space between tokens is removed; numbers are kept as received,
/// strings are written with the shortest escapes.
struct json_text {
    std::string text;  ///< one JSON value, UTF-8

    friend bool operator==(json_text const&, json_text const&) = default;
};

namespace detail {
template <class T>
inline constexpr bool is_std_vector_v = false;
template <class T>
inline constexpr bool is_std_vector_v<std::vector<T>> = true;

template <class T>
struct known_value {
    using type = T;
};
template <class T>
struct known_value<open<T>> {
    using type = T;
};
}  // namespace detail

/// The type of the value in a member of type `T`: `T` without its wrapper and without `open`.
template <class T>
using value_type_of = typename detail::known_value<unwrapped_t<T>>::type;

/// A list in a response.
template <class T>
concept is_std_vector = detail::is_std_vector_v<T>;

/// A JSON object with arbitrary names whose values are texts.
using text_map = std::map<std::string, std::string>;

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
inline constexpr value_kind kind_of = std::same_as<T, json_text>       ? value_kind::any
                                      : std::same_as<T, text_map>      ? value_kind::map
                                      : is_std_vector<T> || is_list<T> ? value_kind::list
                                      : described<T>                   ? value_kind::structure
                                                                       : value_kind::single;

}  // namespace velo::inline VELO_ABI::rest

#endif
