// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_CONTRACT_SCHEMA_HPP
#define VELO_REST_CONTRACT_SCHEMA_HPP

#include <velo/rest/model/container.hpp>
#include <velo/rest/model/described.hpp>
#include <velo/rest/model/enumeration.hpp>
#include <velo/rest/model/open.hpp>
#include <velo/rest/model/text_facts.hpp>
#include <velo/rest/model/textual.hpp>
#include <velo/rest/model/wrapper.hpp>

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace velo::inline v0::rest {

/// What the type of one value says of it, in the words of JSON Schema. Texts are static.
struct schema {
    std::string_view type;  ///< "string", "integer", "number" or "boolean"
    text_facts facts{};
    std::optional<std::int64_t> minimum{};
    std::optional<std::int64_t> maximum{};
    std::vector<std::string_view> texts{};  ///< of an enumeration
    std::string_view expected{};            ///< in our words: "a phone number: …"; empty when the type says all
    bool is_secret = false;
};

namespace detail {

template <class T>
struct known_value {
    using type = T;
};
template <class T>
struct known_value<open<T>> {
    using type = T;
};

template <class T>
consteval std::string_view type_signature() noexcept {
#if defined(__clang__) || defined(__GNUC__)
    return __PRETTY_FUNCTION__;
#else
    return __FUNCSIG__;
#endif
}

}  // namespace detail

/// `T` without wrapper, and without `open`.
template <class T>
using value_type_of = typename detail::known_value<unwrapped_t<T>>::type;

/// The C++ name of `T` without its namespaces. Static text.
template <class T>
[[nodiscard]] consteval std::string_view type_name() noexcept {
    std::string_view text = detail::type_signature<T>();
    text.remove_prefix(text.find("T = ") + 4);
    text = text.substr(0, text.find_first_of(";]"));
    std::size_t const colon = text.rfind(':');
    return colon == std::string_view::npos ? text : text.substr(colon + 1);
}

/// The name of a struct in its API's document: `schema_name`, or the PascalCase of its C++ name. May allocate.
template <class T>
[[nodiscard]] std::string schema_name_of() {
    if (!schema_name<T>.empty()) return std::string(schema_name<T>);
    std::string name(spelt(type_name<T>(), spelling::camel_case).view());
    if (!name.empty() && name[0] >= 'a' && name[0] <= 'z') name[0] = static_cast<char>(name[0] - 'a' + 'A');
    return name;
}

/// The schema of the value in `T`, which may be wrapped: everything but structs and lists has one. May allocate.
template <class T>
[[nodiscard]] schema schema_of() {
    using V = value_type_of<T>;
    static_assert(kind_of<V> == value_kind::single, "velo: structs and lists have no schema of a single value");
    schema s{.type = "string"};
    if constexpr (std::same_as<V, bool>) {
        s.type = "boolean";
    } else if constexpr (enumeration<V>) {
        for (auto const& e : enumerators<V>) s.texts.push_back(e.text.view());
        s.expected = one_of<V>;
    } else if constexpr (std::integral<V>) {
        s.type = "integer";
        if (std::same_as<V, std::int32_t>) s.facts.format = "int32";
    } else if constexpr (std::floating_point<V>) {
        s.type = "number";
    } else if constexpr (requires { V::low + V::high; }) {
        s.type = "integer";
        s.facts.format = "int32";
        s.minimum = V::low;
        s.maximum = V::high;
        s.expected = V::expected;
    } else {
        if constexpr (requires { V::facts; }) s.facts = V::facts;
        if constexpr (requires { V::rule::facts; }) s.facts = V::rule::facts;
        if constexpr (requires { V::expected; }) s.expected = V::expected;
        if constexpr (requires { V::rule::expected; }) s.expected = V::rule::expected;
        s.is_secret = secret<V>;
    }
    return s;
}

}  // namespace velo::inline v0::rest

#endif
