// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_CONTRACT_ARGUMENTS_HPP
#define VELO_REST_CONTRACT_ARGUMENTS_HPP

#include <velo/rest/contract/schema.hpp>
#include <velo/rest/endpoint/operation.hpp>
#include <velo/rest/endpoint/parameter_location.hpp>

#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace velo::inline v0::rest {

/// One argument of an operation in words for people, or one property of its body: what the reference page and the help
/// of a command line say of it.
struct argument_words {
    std::string_view name;  ///< on the wire
    parameter_location where;
    std::string type;           ///< "text", "whole number", "list of text", …
    std::string limits;         ///< what it has to be; empty when the type says all
    std::string default_value;  ///< what the server takes when it is left out; empty when the document names none
    bool is_needed;
    bool is_nullable;
    bool is_secret;
    bool is_deprecated;
};

namespace detail {

/// "text", "list of text", "whole number"; the name of the schema for a struct.
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
    argument_words w{.name = where == parameter_location::credential ? std::string_view("authorization") : M::wire,
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

/// The arguments of `Op` in the order of its members, the body as its properties. Calls to allocate may throw.
template <operation Op>
[[nodiscard]] std::vector<argument_words> arguments_of() {
    std::vector<argument_words> out;
    for_each_member<Op>([&]<class M>(M) {
        if constexpr (location_of<Op, M>() == parameter_location::body) {
            for_each_member<typename M::type>(
                [&]<class P>(P) { out.push_back(detail::words_of<P>(parameter_location::body)); });
        } else {
            out.push_back(detail::words_of<M>(location_of<Op, M>()));
        }
    });
    return out;
}

/// The members of an answer in words. Calls to allocate may throw.
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

}  // namespace velo::inline v0::rest

#endif
