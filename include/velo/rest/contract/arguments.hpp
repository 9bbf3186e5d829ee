// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_CONTRACT_ARGUMENTS_HPP
#define VELO_REST_CONTRACT_ARGUMENTS_HPP

#include <velo/rest/contract/schema.hpp>
#include <velo/rest/endpoint/endpoint.hpp>
#include <velo/rest/endpoint/parameter_location.hpp>
#include <velo/rest/model/described.hpp>
#include <velo/rest/model/value_kind.hpp>
#include <velo/rest/model/wrapper.hpp>

#include <concepts>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace velo::inline VELO_ABI::rest {

/// An argument of an operation, or a property of a body, described in English for the reference page and the command
/// line's help.
struct argument_words {
    std::string_view name;      ///< the name on the wire; static text
    parameter_location where;   ///< the part of the request that carries it
    std::string type;           ///< "text", "whole number", "list of text", or the name of a schema
    std::string limits;         ///< the form or range of its values; empty without one
    std::string default_value;  ///< the value that the server assumes if it is absent; empty if none is documented
    bool is_needed;             ///< it cannot be absent
    bool is_nullable;           ///< it can be null
    bool is_secret;             ///< it is never printed or logged
    bool is_deprecated;         ///< the API specification marks it as deprecated
};

namespace detail {

/// The type of `T`, such as "text" or "list of text"; the name of the schema for a struct.
template <class T>
[[nodiscard]] std::string type_in_words() {
    using V = value_type_of<T>;
    if constexpr (kind_of<V> == value_kind::list) {
        return "list of " + type_in_words<typename V::value_type>();
    } else if constexpr (kind_of<V> == value_kind::structure) {
        return schema_name_of<V>();
    } else if constexpr (kind_of<V> == value_kind::map) {
        return "texts by name";
    } else if constexpr (kind_of<V> == value_kind::any) {
        return "any JSON";
    } else {
        std::string_view const type = schema_of<V>().type;
        if (type == "string") return "text";
        if (type == "integer") return "whole number";
        return type == "number" ? "number" : "true or false";
    }
}

template <class T>
[[nodiscard]] std::string limits_in_words() {
    using V = value_type_of<T>;
    if constexpr (is_list<V>) {
        std::string const each = limits_in_words<typename V::value_type>();
        return "at most " + std::to_string(V::capacity) + (each.empty() ? "" : ", each " + each);
    } else if constexpr (kind_of<V> == value_kind::single) {
        return std::string(schema_of<V>().expected);
    } else {
        return {};
    }
}

template <class M>
[[nodiscard]] argument_words words_of(parameter_location where) {
    using T = typename M::type;
    argument_words w{.name = where == parameter_location::credential ? std::string_view("authorization")
                             : where == parameter_location::header   ? std::string_view(header_name<M>)
                                                                     : M::wire,
                     .where = where,
                     .type = type_in_words<T>(),
                     .limits = limits_in_words<T>(),
                     .default_value = {},
                     .is_needed = is_required<T>,
                     .is_nullable = is_field<T>,
                     .is_secret = secret<value_type_of<T>>,
                     .is_deprecated = false};
    if constexpr (requires { M::attributes::is_deprecated; }) w.is_deprecated = M::attributes::is_deprecated;
    if constexpr (requires { M::attributes::default_value; }) {
        if constexpr (std::integral<std::remove_cvref_t<decltype(M::attributes::default_value)>>) {
            w.default_value = std::to_string(M::attributes::default_value);
        } else {
            w.default_value = M::attributes::default_value;
        }
    }
    return w;
}

}  // namespace detail

/// Returns the arguments of `Op` in the order of its members, with the properties of the body in place of the body.
/// Calls to allocate may throw.
template <operation Op>
[[nodiscard]] std::vector<argument_words> arguments_of() {
    std::vector<argument_words> out;
    for_each_member<Op>([&]<class M>(M) {
        if constexpr (location_of<Op, M>() == parameter_location::body && described<unwrapped_t<typename M::type>>) {
            for_each_member<unwrapped_t<typename M::type>>(
                [&]<class P>(P) { out.push_back(detail::words_of<P>(parameter_location::body)); });
        } else {
            out.push_back(detail::words_of<M>(location_of<Op, M>()));
        }
    });
    return out;
}

/// Returns the members of the response model `T`. Calls to allocate may throw.
template <described T>
[[nodiscard]] std::vector<argument_words> members_of() {
    std::vector<argument_words> out;
    for_each_member<T>([&]<class M>(M) {
        argument_words w = detail::words_of<M>(parameter_location::body);
        if constexpr (requires { typename M::attributes::form; }) {
            w.limits = detail::limits_in_words<typename M::attributes::form>();
        }
        out.push_back(std::move(w));
    });
    return out;
}

}  // namespace velo::inline VELO_ABI::rest

#endif
