// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_MODEL_DESCRIBED_HPP
#define VELO_REST_MODEL_DESCRIBED_HPP

#include <velo/rest/model/naming.hpp>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <boost/describe/members.hpp>
#include <boost/mp11/algorithm.hpp>

#include <concepts>
#include <cstddef>
#include <string_view>
#include <type_traits>
#include <utility>

namespace velo::inline v0::rest {

/// A struct whose members Boost.Describe lists (`BOOST_DESCRIBE_STRUCT`). Everything generic in this library (reading,
/// writing, requests, documentation) walks over these members.
template <class T>
concept described = std::is_class_v<T> && boost::describe::has_describe_members<T>::value && !std::is_union_v<T>;

/// What one member says of itself beyond its type. Specialise it before the first use of the struct:
///
///     template <>
///     struct velo::rest::member<&access_token_response::access_token> {
///         static constexpr std::string_view name = "access_token";
///     };
///
///  - `name`: on the wire, where it is not the camelCase of the C++ name;
///  - `default_value`: what the server takes when the argument is left out, a number or text;
///  - for what is received, where the type is more lenient than the document, the document's word: `using form = T` (of
///    the form of a `T`), `is_required`, `is_nullable`, `is_deprecated`, `min_items`. It is printed in the contract and
///    enforced nowhere.
template <auto Pointer>
struct member {};

/// The name of a struct in its API's document, where it is not the PascalCase of its C++ name. Specialise it.
template <class T>
inline constexpr std::string_view schema_name = {};

namespace detail {

template <class T>
using described_members =
    boost::mp11::mp_rename<boost::describe::describe_members<T, boost::describe::mod_any_access>, boost::mp11::mp_list>;

template <class D>
inline constexpr inline_text<48> camel_case_name = apply_naming(D::name, naming::camel_case);

template <class D>
constexpr std::string_view wire_name() noexcept {
    if constexpr (requires { member<D::pointer>::name; }) {
        return member<D::pointer>::name;
    } else {
        return camel_case_name<D>.view();
    }
}

template <class C, class M>
M member_type_of(M C::*);

}  // namespace detail

/// One member of a described struct, seen while compiling: a descriptor `M` has
/// `M::type`, `M::name` (in C++), `M::wire` (on the wire), and `M::get(object)`.
template <class D>
struct member_of {
    using type = decltype(detail::member_type_of(D::pointer));
    using attributes = member<D::pointer>;
    static constexpr std::string_view name = D::name;
    static constexpr std::string_view wire = detail::wire_name<D>();

    template <class T>
    [[nodiscard]] static constexpr auto& get(T& object) noexcept {
        return object.*D::pointer;
    }
};

/// Calls `f(member_of<D>{})` for each member of `T`, in the order of declaration.
template <described T, class F>
constexpr void for_each_member(F&& f) {
    [&]<class... D>(boost::mp11::mp_list<D...>) { (f(member_of<D>{}), ...); }(detail::described_members<T>{});
}

/// Like `for_each_member`, but stops at the first call that returns true, and says whether one did.
template <described T, class F>
constexpr bool any_member(F&& f) {
    return [&]<class... D>(boost::mp11::mp_list<D...>) {
        return (static_cast<bool>(f(member_of<D>{})) || ...);
    }(detail::described_members<T>{});
}

template <described T>
inline constexpr std::size_t member_count = boost::mp11::mp_size<detail::described_members<T>>::value;

}  // namespace velo::inline v0::rest

#endif
