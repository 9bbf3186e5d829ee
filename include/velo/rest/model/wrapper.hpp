// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_MODEL_WRAPPER_HPP
#define VELO_REST_MODEL_WRAPPER_HPP

#include <velo/rest/model/argument.hpp>
#include <velo/rest/model/list.hpp>

#include <cstddef>
#include <type_traits>

namespace velo::inline VELO_ABI::rest {

namespace detail {
template <class T, presence Presence>
inline constexpr bool has_presence = false;
template <class T, presence Presence>
inline constexpr bool has_presence<argument<T, Presence>, Presence> = true;
template <class T>
inline constexpr bool is_list_v = false;
template <class T, std::size_t N>
inline constexpr bool is_list_v<list<T, N>> = true;
}  // namespace detail

/// A `required<T>`.
template <class T>
concept is_required = detail::has_presence<std::remove_cvref_t<T>, presence::required>;
/// An `optional<T>`.
template <class T>
concept is_optional = detail::has_presence<std::remove_cvref_t<T>, presence::optional>;
/// A `field<T>`.
template <class T>
concept is_field = detail::has_presence<std::remove_cvref_t<T>, presence::nullable>;

/// A `list<T, Capacity>`.
template <class T>
concept is_list = detail::is_list_v<std::remove_cvref_t<T>>;

/// `required`, `optional` or `field`: a type that holds a `value_type` or does not.
template <class T>
concept wrapper = is_required<T> || is_optional<T> || is_field<T>;

/// `type` is `T` without its wrapper.
template <class T>
struct unwrapped {
    using type = T;  ///< without a wrapper
};
template <wrapper T>
struct unwrapped<T> {
    using type = typename T::value_type;  ///< without a wrapper
};
/// `T` without its wrapper.
template <class T>
using unwrapped_t = typename unwrapped<std::remove_cvref_t<T>>::type;

}  // namespace velo::inline VELO_ABI::rest

#endif
