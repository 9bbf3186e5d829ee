// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_MODEL_MODEL_HPP
#define VELO_REST_MODEL_MODEL_HPP

#include <velo/rest/model/check.hpp>
#include <velo/rest/model/described.hpp>
#include <velo/rest/model/enumeration.hpp>
#include <velo/rest/model/text_type.hpp>
#include <velo/rest/model/textual.hpp>
#include <velo/rest/model/value_kind.hpp>

#include <boost/mp11/algorithm.hpp>
#include <boost/mp11/list.hpp>

#include <concepts>
#include <cstddef>
#include <optional>
#include <type_traits>

namespace velo::inline VELO_ABI::rest {

/// The type `Type` of a member of a model, which is not described, as the mistakes of models name it: `Member` points
/// to the member that holds it.
template <class Type, auto Member>
struct undescribed_member {
    using type = Type;  ///< the type
};

namespace detail {
template <class T>
struct undescribed_type {
    using type = T;
};
template <class T, auto Member>
struct undescribed_type<undescribed_member<T, Member>> {
    using type = T;
};

template <class T>
inline constexpr bool is_std_optional = false;
template <class T>
inline constexpr bool is_std_optional<std::optional<T>> = true;
template <class T>
concept any_variant = requires(T const& value) { value.valueless_by_exception(); };
template <class T>
concept any_map = requires { typename T::mapped_type; };

/// Stops the compilation with a sentence if `Mistake`, or the type in an `undescribed_member`, is a type of the
/// standard library that a model holds in another form.
template <class Mistake>
constexpr bool enforce_member_type() noexcept {
    using T = typename undescribed_type<Mistake>::type;
    static_assert(!is_std_optional<T>,
                  "velo: a model has no std::optional: make this member a rest::field or rest::optional");
    static_assert(!any_variant<T>, "velo: a model has no std::variant: make this member a rest::json_text");
    static_assert(!any_map<T>, "velo: a model has one kind of map: make this member a rest::text_map");
    return is_std_optional<T> || any_variant<T> || any_map<T>;
}
}  // namespace detail

/// The mistake of a model: `Type`, the model itself or an `undescribed_member` of it, is not described.
template <class Type>
struct type_is_not_described : check_failed {
    /// Stops the compilation with a sentence.
    static constexpr void enforce() noexcept {
        static_assert(
            detail::enforce_member_type<Type>(),
            "velo: this type is not described: list its members with BOOST_DESCRIBE_STRUCT, or its enumerators "
            "with BOOST_DESCRIBE_ENUM");
    }
};

namespace detail {

/// A type that a model may hold as one value.
template <class T>
concept single_value = std::is_arithmetic_v<T> || text_type<T> || enumeration<T> || textual<T> || secret<T> ||
                       requires { T::low + T::high; };

template <class T>
consteval bool needs_description();
template <class... D>
consteval bool any_needs_description(boost::mp11::mp_list<D...>) {
    return (needs_description<value_type_of<typename member_of<D>::type>>() || ...);
}
/// True if `T`, which has no wrapper, or a type in it must be described and is not. It is asked once for each type, and
/// `find_undescribed` for each member, but only of a model that has the mistake.
template <class T>
consteval bool needs_description() {
    if constexpr (kind_of<T> == value_kind::list) {
        return needs_description<value_type_of<typename T::value_type>>();
    } else if constexpr (kind_of<T> == value_kind::structure) {
        return any_needs_description(described_members<T>{});
    } else {
        return kind_of<T> == value_kind::single && !single_value<T>;
    }
}

template <class T, auto Member>
consteval auto find_undescribed();

template <class... D>
consteval auto find_undescribed_among(boost::mp11::mp_list<D...>) {
    using found = boost::mp11::mp_remove<
        boost::mp11::mp_list<typename decltype(find_undescribed<typename member_of<D>::type, D::pointer>())::type...>,
        void>;
    return std::type_identity<boost::mp11::mp_front<boost::mp11::mp_push_back<found, void>>>{};
}

/// The first type in `T`, at any depth, that must be described and is not, with the member that has it; `void` if there
/// is none. `Member` is that of `T`, or null.
template <class T, auto Member>
consteval auto find_undescribed() {
    using V = value_type_of<T>;
    if constexpr (kind_of<V> == value_kind::list) {
        return find_undescribed<typename V::value_type, Member>();
    } else if constexpr (kind_of<V> == value_kind::structure) {
        return find_undescribed_among(described_members<V>{});
    } else if constexpr (kind_of<V> == value_kind::single && !single_value<V>) {
        if constexpr (std::same_as<decltype(Member), std::nullptr_t>) {
            return std::type_identity<V>{};
        } else {
            return std::type_identity<undescribed_member<V, Member>>{};
        }
    } else {
        return std::type_identity<void>{};
    }
}

template <class T>
consteval auto find_undescribed_in() {
    if constexpr (needs_description<value_type_of<T>>()) {
        return find_undescribed<T, nullptr>();
    } else {
        return std::type_identity<void>{};
    }
}
template <class T>
using undescribed_in = typename decltype(find_undescribed_in<T>())::type;

}  // namespace detail

/// The check of a model: `check_passed<T>`, or `type_is_not_described` with the first type in it that is not.
template <class T>
using model_check = std::conditional_t<std::is_void_v<detail::undescribed_in<T>>, check_passed<T>,
                                       type_is_not_described<detail::undescribed_in<T>>>;

/// A described struct whose members are described too, at any depth. A Serializer reads and writes models.
template <class T>
concept model = described<T> && model_check<T>::passed;

}  // namespace velo::inline VELO_ABI::rest

#endif
