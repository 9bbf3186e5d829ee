// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_SERIALIZER_JSON_OTHER_HPP
#define VELO_REST_SERIALIZER_JSON_OTHER_HPP

#include <velo/rest/model/described.hpp>
#include <velo/rest/model/enumeration.hpp>
#include <velo/rest/model/open.hpp>
#include <velo/rest/model/slot.hpp>
#include <velo/rest/model/textual.hpp>
#include <velo/rest/model/value_kind.hpp>
#include <velo/rest/serializer/json/number.hpp>
#include <velo/rest/serializer/json/table.hpp>
#include <velo/rest/serializer/json/writer.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>

namespace velo::inline VELO_ABI::rest::detail {

template <class T>
inline constexpr bool is_open = false;
template <class T, class Text>
inline constexpr bool is_open<open<T, Text>> = true;

template <class T>
concept reads_text = textual<T> || secret<T> || enumeration<T> || requires(std::string_view s) {
    { T::parse(s) } -> std::same_as<T>;
};

/// The `T` of `text`: a `T` where any text is one, else a `std::optional<T>`.
template <class T>
constexpr auto from_text(std::string_view text) {
    if constexpr (enumeration<T>) {
        return parse_enumerator<T>(text);
    } else {
        return T::parse(text);
    }
}

/// A `text`, a `secret_text` or an id, which begins with its text.
template <class T>
concept holds_inline_text = requires { T::inline_size_offset; };

/// A `text` or a `secret_text`.
template <class T>
concept has_rule = requires(accepted_text s) {
    typename T::rule;
    T(s);
};

/// A `bounded` number.
template <class T>
concept bounded_number = requires(std::int64_t n) {
    T::checked(n);
    T::low;
};

template <class T>
concept reads_number = (std::integral<T> && !std::same_as<T, bool>) || std::floating_point<T> || bounded_number<T>;

template <class T>
constexpr std::optional<T> from_number(std::string_view text) {
    if constexpr (std::floating_point<T>) {
        auto const value = real_of(text);
        if (!value) return std::nullopt;
        return static_cast<T>(*value);
    } else if constexpr (std::integral<T>) {
        return integer_of<T>(text);
    } else {
        auto const whole = integer_of<std::int64_t>(text);
        if (!whole || !T::accepts(*whole)) return std::nullopt;
        return *T::checked(*whole);
    }
}

template <class T>
constexpr std::string_view expectation() {
    if constexpr (requires { T::rule::expected; }) {
        return T::rule::expected;
    } else if constexpr (requires { T::expected; }) {
        return T::expected;
    } else if constexpr (std::integral<T>) {
        return "a whole number";
    } else if constexpr (std::floating_point<T>) {
        return "a number";
    } else if constexpr (enumeration<T>) {
        return one_of<T>;
    } else if constexpr (is_list<T>) {
        return expectation<typename T::value_type>();
    } else {
        return "a string";
    }
}

/// Writes a value of kind `other`, without its wrapper.
template <class T>
void write_other(T const& value, json_writer& out) {
    if constexpr (std::is_arithmetic_v<T>) {
        out.number(value);
    } else if constexpr (secret<T>) {
        out.secret(value.reveal());
    } else if constexpr (enumeration<T>) {
        out.string(to_text(value));
    } else if constexpr (is_open<T>) {
        value.with_text([&](std::string_view text) { out.string(text); });
    } else if constexpr (textual<T>) {
        auto const& text = value.to_text();
        out.string(text);
    } else if constexpr (is_list<T>) {
        out.byte('[');
        for (std::size_t i = 0; i != value.size(); ++i) {
            if (i != 0) out.byte(',');
            write_other(value[i], out);
        }
        out.byte(']');
    } else {
        out.number(value.value());  // a bounded number
    }
}

/// The type of the value in `S`: a slot, or the value itself.
template <class S>
struct stored {
    using type = S;
};
template <class T>
struct stored<slot<T>> {
    using type = T;
};

/// The functions for `S`: the slot of a wrapper, so that all wrappers of a type share them, or a value.
template <class S>
struct other {
    using T = typename stored<S>::type;
    static constexpr bool is_held = !std::same_as<S, T>;  ///< in a slot
    static S& target(void* p) { return *static_cast<S*>(p); }
    template <class V>
    static void store(void* p, V&& value) {
        if constexpr (is_held) {
            target(p).emplace(std::forward<V>(value));
        } else {
            target(p) = std::forward<V>(value);
        }
    }

    // A plain value has no null: it stays as it is. A slot's null is its state.
    static void null(void*) {}
    static bool number(void* p, std::string_view text) {
        auto value = from_number<T>(text);
        if (value) store(p, *value);
        return value.has_value();
    }
    static bool text(void* p, std::string_view text) {
        // The first two without a `std::optional`, which is dear to compile.
        if constexpr (byte_enumeration<T>) {
            int const code = find_code({packed_names<T>.data()}, text);
            if (code < 0) return false;
            store(p, static_cast<T>(code));
            return true;
        } else if constexpr (has_rule<T>) {
            if (!T::accepts(text)) return false;
            store(p, T(accepted_text{text}));
            return true;
        } else {
            auto value = from_text<T>(text);
            if constexpr (std::same_as<decltype(value), T>) {
                store(p, std::move(value));
                return true;
            } else {
                if (value) store(p, std::move(*value));
                return value.has_value();
            }
        }
    }
    static void begin_list(void* p) {
        if constexpr (is_held) {
            target(p).emplace();
        } else {
            target(p) = S{};
        }
    }
    // An element has no unset state that could be filled in place, so it is read first and then added.
    static bool item(void* p, std::string_view text) {
        auto value = from_text<typename T::value_type>(text);
        if (!value) return false;
        if constexpr (is_held) {
            return (*target(p)).push_back(*value);
        } else {
            return target(p).push_back(*value);
        }
    }
    static void reset(void* p) {
        if constexpr (requires { target(p).reset(); }) {
            target(p).reset();
        } else if constexpr (std::is_default_constructible_v<S>) {
            target(p) = S{};
        }
    }
    static void write(void const* p, json_writer& out) {
        auto const& value = *static_cast<S const*>(p);
        if constexpr (is_held) {
            write_other(*value, out);  // the writer has seen that there is one
        } else {
            write_other(value, out);
        }
    }

    static constexpr json_functions make() {
        json_functions f{.expected = expectation<T>(), .reset = &reset, .write = &write};
        if constexpr (!is_held) f.null = &null;
        if constexpr (holds_inline_text<T>) {
            f.inline_size = static_cast<std::uint16_t>(T::inline_size_offset);
            f.is_secret = secret<T>;
        }
        if constexpr (byte_enumeration<T>) f.names = {packed_names<T>.data()};
        if constexpr (is_list<T>) {
            f.begin = &begin_list;
            f.text = &item;
        } else if constexpr (reads_number<T>) {
            f.number = &number;
        } else {
            static_assert(reads_text<T>,
                          "velo: this type is not described: list its members with BOOST_DESCRIBE_STRUCT");
            f.text = &text;
        }
        return f;
    }
};

template <class S>
inline constexpr json_functions json_functions_of = other<S>::make();

}  // namespace velo::inline VELO_ABI::rest::detail

#endif
