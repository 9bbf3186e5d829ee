// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_MODEL_DESCRIBED_HPP
#define VELO_REST_MODEL_DESCRIBED_HPP

#include <velo/rest/model/attributes.hpp>
#include <velo/rest/model/blank.hpp>
#include <velo/rest/model/naming.hpp>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <boost/describe/members.hpp>
#include <boost/describe/modifiers.hpp>
#include <boost/mp11/list.hpp>

#include <concepts>
#include <cstddef>
#include <string_view>
#include <type_traits>

namespace velo::inline VELO_ABI::rest {

/// A struct whose members are listed with `BOOST_DESCRIBE_STRUCT`. All generic code of this library (decoding,
/// encoding, requests, documentation) iterates over these members.
template <class T>
concept described = std::is_class_v<T> && boost::describe::has_describe_members<T>::value && !std::is_union_v<T>;

namespace detail {
template <auto Pointer>
consteval auto find_attributes();
}  // namespace detail

/// Attributes of one member beyond its type. Specialise it before the first use of the struct:
///
///     template <>
///     struct velo::rest::member<&token_request::grant_type> {
///         static constexpr std::string_view name = "grant_type";
///     };
///
/// A template of structs cannot be specialised for; it lists them in the class instead (`attributes`). All are
/// optional:
///  - `name`: the name on the wire, if it is not the C++ name as `member_naming` writes it;
///  - `location`: `parameter_location::header` or `query`, for an argument of an operation;
///  - `style`: `list_style::comma`, for a list in the query;
///  - `default_value`: the server's default for an absent argument, a number or text;
///  - `using form = T`, `is_required`, `is_nullable`, `is_deprecated`, `min_items`: what the API specification says of
///  a
///    received member whose C++ type is more lenient. The contract prints them; nothing enforces them.
template <auto Pointer>
struct member : decltype(detail::find_attributes<Pointer>()) {};

/// How the names of the members of struct `T` are written on the wire: by default `firstName` for `first_name`.
/// Specialise it for a struct with another naming, before its first use:
///
///     template <>
///     inline constexpr rest::naming velo::rest::member_naming<pull_request> = rest::naming::snake_case;
template <class T>
inline constexpr naming member_naming = naming::camel_case;

/// The name of a struct in the API specification, if it is not the C++ name in PascalCase. Specialise it.
template <class T>
inline constexpr std::string_view schema_name = {};

/// The text member of a struct that may also be received as bare text: `&role::name` where both `{"name":
/// "payor.admin"}` and `"payor.admin"` are a role. It is written as an object. Specialise it.
template <class T>
inline constexpr std::nullptr_t text_shorthand = nullptr;

namespace detail {

template <class T>
using described_members =
    boost::mp11::mp_rename<boost::describe::describe_members<T, boost::describe::mod_any_access>, boost::mp11::mp_list>;

template <class C, class M>
C struct_of(M C::*);

template <class D>
inline constexpr inline_text<48> written_name = apply_naming(D::name, member_naming<decltype(struct_of(D::pointer))>);

template <class D>
constexpr std::string_view wire_name() noexcept {
    if constexpr (requires { member<D::pointer>::name; }) {
        return member<D::pointer>::name;
    } else {
        return written_name<D>.view();
    }
}

template <class C, class M>
M member_type_of(M C::*);
template <class C, class M>
C class_of(M C::*);

template <auto Pointer>
consteval auto find_attributes() {
    using type = decltype(class_of(Pointer));
    if constexpr (requires { type::attributes(); }) {
        return decltype(attributes_of<Pointer>(static_cast<decltype(type::attributes())*>(nullptr))){};
    } else {
        return no_attributes{};
    }
}

}  // namespace detail

/// One member of a described struct, as generic code sees it at compile time.
template <class D>
struct member_of {
    using type = decltype(detail::member_type_of(D::pointer));        ///< its type, with the wrapper
    using attributes = member<D::pointer>;                            ///< the specialisation of `rest::member`
    static constexpr std::string_view name = D::name;                 ///< its name in C++
    static constexpr std::string_view wire = detail::wire_name<D>();  ///< its name on the wire

    /// The member of `object`.
    template <class T>
    [[nodiscard]] static constexpr auto& get(T& object) noexcept {
        return object.*D::pointer;
    }
};

/// Calls `f(M{})` for each member of `T` in the order of declaration. `M` is a `member_of`.
template <described T, class F>
constexpr void for_each_member(F&& f) {
    [&]<class... D>(boost::mp11::mp_list<D...>) { (f(member_of<D>{}), ...); }(detail::described_members<T>{});
}

/// Calls `f(M{})` for each member of `T` until a call returns true. Returns whether one did.
template <described T, class F>
constexpr bool any_member(F&& f) {
    return [&]<class... D>(boost::mp11::mp_list<D...>) {
        return (static_cast<bool>(f(member_of<D>{})) || ...);
    }(detail::described_members<T>{});
}

/// The number of members of `T`.
template <described T>
inline constexpr std::size_t member_count = boost::mp11::mp_size<detail::described_members<T>>::value;

namespace detail {

template <class T>
constexpr T make_blank();

template <class... D, class T>
constexpr T make_blank_from(boost::mp11::mp_list<D...>, std::type_identity<T>) {
    return T{make_blank<typename member_of<D>::type>()...};
}

template <class T>
constexpr T make_blank() {
    if constexpr (std::is_constructible_v<T, blank_t>) {
        return T(blank);
    } else if constexpr (std::is_default_constructible_v<T>) {
        return T{};
    } else if constexpr (requires(std::string_view text) {
                             { T::parse(text) } -> std::same_as<T>;
                         }) {
        return T::parse({});  // an `open`, as an element of a list
    } else {
        static_assert(described<T>, "velo: this type is not described: list its members with BOOST_DESCRIBE_STRUCT");
        return make_blank_from(described_members<T>{}, std::type_identity<T>{});
    }
}

}  // namespace detail

/// Returns a `T` whose members are all unset, for generic code that fills them one by one (a decoder, the fake, the
/// command line) and then calls `find_invalid_field`.
template <described T>
[[nodiscard]] constexpr T make_blank() {
    return detail::make_blank<T>();
}

}  // namespace velo::inline VELO_ABI::rest

#endif
