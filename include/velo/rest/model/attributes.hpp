// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_MODEL_ATTRIBUTES_HPP
#define VELO_REST_MODEL_ATTRIBUTES_HPP

#include <velo/version.hpp>

#include <cstddef>
#include <string_view>

namespace velo::inline VELO_ABI::rest {

/// The attributes of members that a class lists in itself, so that they hold for every text type of a template:
///
///     template <class Text>
///     struct basic_role {
///         rest::field<Text> name = {};
///
///         static consteval auto attributes() {
///             return rest::attributes<rest::of<&basic_role::name, rest::always_present>>();
///         }
///         BOOST_DESCRIBE_CLASS(basic_role, (), (name), (), ())
///     };
template <class... Of>
struct attributes : Of... {};

/// The attributes of the member at `Pointer`.
template <auto Pointer, class... Attribute>
struct of : Attribute... {};

/// The API specification states the form of `T`, which is no condition for reading it.
template <class T>
struct form_of {
    using form = T;  ///< as `member::form`
};

/// The API specification says that every response has the member.
struct always_present {
    static constexpr bool is_required = true;  ///< as `member::is_required`
};

/// The API specification says that the member may be null.
struct may_be_null {
    static constexpr bool is_nullable = true;  ///< as `member::is_nullable`
};

/// The API specification deprecates the member.
struct deprecated {
    static constexpr bool is_deprecated = true;  ///< as `member::is_deprecated`
};

/// The API specification says that the list has `Count` items or more.
template <std::size_t Count>
struct at_least {
    static constexpr std::size_t min_items = Count;  ///< as `member::min_items`
};

namespace detail {

/// Text as a template argument.
template <std::size_t Size>
struct literal_text {
    char bytes[Size]{};
    consteval literal_text(char const (&text)[Size]) {
        for (std::size_t i = 0; i != Size; ++i) bytes[i] = text[i];
    }
};

struct no_attributes {};

template <auto Pointer>
no_attributes attributes_of(void const*);
template <auto Pointer, class... Attribute>
of<Pointer, Attribute...> attributes_of(of<Pointer, Attribute...> const*);

}  // namespace detail

/// The name on the wire.
template <detail::literal_text Text>
struct named {
    static constexpr std::string_view name{Text.bytes, sizeof Text.bytes - 1};  ///< as `member::name`
};

/// The server's default for an absent text.
template <detail::literal_text Text>
struct by_default {
    static constexpr std::string_view default_value{Text.bytes, sizeof Text.bytes - 1};  ///< as `member::default_value`
};

}  // namespace velo::inline VELO_ABI::rest

#endif
