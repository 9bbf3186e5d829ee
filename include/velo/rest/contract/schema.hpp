// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_CONTRACT_SCHEMA_HPP
#define VELO_REST_CONTRACT_SCHEMA_HPP

#include <velo/rest/model/described.hpp>
#include <velo/rest/model/enumeration.hpp>
#include <velo/rest/model/text_facts.hpp>
#include <velo/rest/model/textual.hpp>
#include <velo/rest/model/value_kind.hpp>

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
    std::size_t max_bytes = 0;  ///< of a text that the document does not bound, and this library does; 0 for no limit
    std::optional<std::int64_t> minimum{};
    std::optional<std::int64_t> maximum{};
    std::vector<std::string_view> texts{};  ///< of an enumeration
    std::string_view expected{};            ///< in our words: "a phone number: …"; empty when the type says all
    bool is_secret = false;
};

namespace detail {

template <class T>
consteval std::string_view type_signature() noexcept {
#if defined(__clang__) || defined(__GNUC__)
    return __PRETTY_FUNCTION__;
#else
    return __FUNCSIG__;
#endif
}

/// The most bytes that a text of this type holds; 0 when it grows as it has to.
template <class V>
consteval std::size_t capacity_of() noexcept {
    if constexpr (requires { V::rule::capacity; }) {
        return V::rule::capacity;
    } else if constexpr (requires { V::capacity; }) {
        return V::capacity;
    } else {
        return 0;
    }
}

}  // namespace detail

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
    std::string name(apply_naming(type_name<T>(), naming::camel_case).view());
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
        if (s.facts.max_length == 0 && s.facts.pattern.empty()) s.max_bytes = detail::capacity_of<V>();
    }
    return s;
}

}  // namespace velo::inline v0::rest

#endif
