// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_CONTRACT_SCHEMA_HPP
#define VELO_REST_CONTRACT_SCHEMA_HPP

#include <velo/rest/model/described.hpp>
#include <velo/rest/model/enumeration.hpp>
#include <velo/rest/model/text_facts.hpp>
#include <velo/rest/model/textual.hpp>
#include <velo/rest/model/value_kind.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace velo::inline VELO_ABI::rest {

/// The schema of a single value, derived from its type: the terms are those of JSON Schema. All texts are static.
struct schema {
    std::string_view type;      ///< "string", "integer", "number" or "boolean"
    text_facts facts{};         ///< format, pattern and length of a text, as the API specification states them
    std::size_t max_bytes = 0;  ///< this library's limit for a text that the specification does not bound; 0 for none
    std::optional<std::int64_t> minimum{};  ///< of an integer with a range
    std::optional<std::int64_t> maximum{};  ///< of an integer with a range
    std::vector<std::string_view> texts{};  ///< the values of an enumeration
    std::string_view expected{};            ///< the form in English, "a phone number: …"; empty without one
    bool is_secret = false;                 ///< the value is never printed or logged
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

/// The capacity of a text type in bytes; 0 if it is not bounded.
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

/// Returns the C++ name of `T` without its namespaces; `user_response` for `basic_user_response<…>`. Static text.
template <class T>
[[nodiscard]] consteval std::string_view type_name() noexcept {
    // The text around the name is the same for every type. `double` is a name that stands nowhere else in it.
    constexpr std::string_view sample = detail::type_signature<double>();
    constexpr std::size_t begin = sample.find("double");
    std::string_view text = detail::type_signature<T>();
    text = text.substr(begin, text.size() - (sample.size() - std::string_view("double").size()));
    text = text.substr(0, text.find('<'));
    // MSVC writes `struct name`.
    std::size_t const last = text.find_last_of(": ");
    if (last != std::string_view::npos) text = text.substr(last + 1);
    constexpr std::string_view prefix = "basic_";
    return text.starts_with(prefix) ? text.substr(prefix.size()) : text;
}

/// Returns the name of struct `T` in its API specification: `schema_name<T>`, or the PascalCase of its C++ name. Calls
/// to allocate may throw.
template <class T>
[[nodiscard]] std::string schema_name_of() {
    if (!schema_name<T>.empty()) return std::string(schema_name<T>);
    std::string name(apply_naming(type_name<T>(), naming::camel_case).view());
    if (!name.empty() && name[0] >= 'a' && name[0] <= 'z') name[0] = static_cast<char>(name[0] - 'a' + 'A');
    return name;
}

/// Returns the schema of `T`, a type of a single value, or of a wrapper's value. Structs and lists do not compile.
/// Calls to allocate may throw.
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

}  // namespace velo::inline VELO_ABI::rest

#endif
