// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_SERIALIZER_JSON_READER_OF_HPP
#define VELO_REST_SERIALIZER_JSON_READER_OF_HPP

#include <velo/rest/model/described.hpp>
#include <velo/rest/model/enumeration.hpp>
#include <velo/rest/model/textual.hpp>
#include <velo/rest/model/value_kind.hpp>
#include <velo/rest/serializer/json/reader.hpp>

#include <boost/mp11/list.hpp>

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace velo::inline VELO_ABI::rest {

namespace detail {

/// The value of a wrapper, or `target` itself.
template <class W>
constexpr auto& value_in(W& target) {
    if constexpr (wrapper<W>) {
        return *target;
    } else {
        return target;
    }
}

template <class W, class T>
void store(W& target, T&& value) {
    if constexpr (wrapper<W>) {
        target.emplace(std::forward<T>(value));
    } else {
        target = std::forward<T>(value);
    }
}

/// Makes a wrapper hold a value, and returns the address of the value to be filled.
template <class W>
void* engage(W& target) {
    if constexpr (wrapper<W>) {
        using T = unwrapped_t<W>;
        if constexpr (described<T>) {
            target.emplace(make_blank<T>());
        } else {
            target.emplace();
        }
    }
    return &value_in(target);
}

template <class T>
concept reads_text =
    std::same_as<T, std::string> || textual<T> || secret<T> || enumeration<T> || requires(std::string_view s) {
        { T::parse(s) } -> std::same_as<T>;
    };

/// The `T` of `text`: a `T` where any text is one, else a `std::optional<T>`.
template <class T>
constexpr auto from_text(std::string_view text) {
    if constexpr (std::same_as<T, std::string>) {
        return std::string(text);
    } else if constexpr (enumeration<T>) {
        return parse_enumerator<T>(text);
    } else {
        return T::parse(text);
    }
}

template <class T>
concept reads_number =
    (std::integral<T> && !std::same_as<T, bool>) || std::floating_point<T> || requires(std::int64_t n) {
        T::checked(n);
        T::low;
    };

template <class T>
constexpr std::optional<T> from_number(json_number const& n) {
    if constexpr (std::floating_point<T>) {
        switch (n.type) {
            case json_number::kind::negative: return static_cast<T>(n.negative);
            case json_number::kind::positive: return static_cast<T>(n.positive);
            default: return static_cast<T>(n.real);
        }
    } else if constexpr (std::integral<T>) {
        if (n.type == json_number::kind::negative && std::in_range<T>(n.negative)) return static_cast<T>(n.negative);
        if (n.type == json_number::kind::positive && std::in_range<T>(n.positive)) return static_cast<T>(n.positive);
        return std::nullopt;
    } else {
        auto const whole = from_number<std::int64_t>(n);
        if (!whole || !T::accepts(*whole)) return std::nullopt;
        return *T::checked(*whole);
    }
}

template <class T>
consteval std::string_view expectation() {
    if constexpr (std::same_as<T, bool>) {
        return "true or false";
    } else if constexpr (requires { T::rule::expected; }) {
        return T::rule::expected;
    } else if constexpr (requires { T::expected; }) {
        return T::expected;
    } else if constexpr (std::integral<T>) {
        return "a whole number";
    } else if constexpr (std::floating_point<T>) {
        return "a number";
    } else if constexpr (enumeration<T>) {
        return one_of<T>;
    } else if constexpr (reads_text<T>) {
        return "a string";
    } else if constexpr (is_std_vector<T> || is_list<T>) {
        return "an array";
    } else {
        return "an object";
    }
}

/// The reader for a member of type `W`.
template <class W>
json_reader const& reader_of();

/// The reader for the elements of an inline list. An element has no unset state that could be filled in place, so it is
/// read first and then added.
template <class List>
bool add_list_item(void* p, std::string_view text) {
    auto value = from_text<typename List::value_type>(text);
    return value && static_cast<List*>(p)->push_back(*value);
}
template <class List>
inline constexpr json_reader list_item_reader{.expected = expectation<typename List::value_type>(),
                                              .string = &add_list_item<List>};

/// A member of a struct: its key, and the function that returns its slot.
struct json_member {
    std::string_view wire;
    json_slot (*slot)(void* object);
};

// Functions, not lambdas: clang confuses those in the initialiser of a variable template when it imports a module.
template <class T, class D>
json_slot slot_of(void* object) {
    auto& member = member_of<D>::get(*static_cast<T*>(object));
    return json_slot{&member, &reader_of<typename member_of<D>::type>()};
}
template <class T, class... D>
consteval std::array<json_member, sizeof...(D)> make_json_members(boost::mp11::mp_list<D...>) {
    return {json_member{member_of<D>::wire, &slot_of<T, D>}...};
}
template <class T>
inline constexpr auto json_members = make_json_members<T>(described_members<T>{});

/// The slot of the member called `key`; without a reader if there is none. The search begins at `hint`, the member
/// after the last one, because servers send members in the order of the schema.
template <class T>
json_slot member_slot(void* object, std::string_view key, std::size_t hint) {
    constexpr auto& members = json_members<T>;
    for (std::size_t i = 0; i != members.size(); ++i) {
        std::size_t const at = hint + i < members.size() ? hint + i : hint + i - members.size();
        if (members[at].wire == key) {
            json_slot slot = members[at].slot(object);
            slot.member = at;
            slot.name = members[at].wire;
            return slot;
        }
    }
    return {};
}

/// The functions for a member of type `W`: a model type, or a wrapper of one.
template <class W>
struct reading {
    using T = unwrapped_t<W>;
    static W& target(void* p) { return *static_cast<W*>(p); }

    static bool null(void* p) {
        if constexpr (is_field<W>) {
            target(p).set_null();
        } else if constexpr (std::same_as<W, T>) {
            // A plain list, text or struct has no null: it stays empty.
        } else {
            target(p).reset();
        }
        return true;
    }
    static bool boolean(void* p, bool value) {
        store(target(p), value);
        return true;
    }
    static bool number(void* p, json_number const& n) {
        auto value = from_number<T>(n);
        if (value) store(target(p), *value);
        return value.has_value();
    }
    static bool string(void* p, std::string_view text) {
        if constexpr (std::same_as<T, std::string> && std::same_as<T, W>) {
            target(p).assign(text);
            return true;
        } else {
            auto value = from_text<T>(text);
            if constexpr (std::same_as<decltype(value), T>) {
                store(target(p), std::move(value));
                return true;
            } else {
                if (value) store(target(p), std::move(*value));
                return value.has_value();
            }
        }
    }
    static bool shorthand(void* p, std::string_view text) {
        T& object = *static_cast<T*>(engage(target(p)));
        auto& member = object.*text_shorthand<T>;
        return reading<std::remove_cvref_t<decltype(member)>>::string(&member, text);
    }
    static void* begin(void* p) { return engage(target(p)); }
    static json_slot element(void* p) {
        T& array = *static_cast<T*>(p);
        using E = typename T::value_type;
        if constexpr (is_list<T>) {
            return {&array, &list_item_reader<T>};
        } else if constexpr (described<E>) {
            array.push_back(make_blank<E>());
            return {&array.back(), &reader_of<E>()};
        } else {
            array.emplace_back();
            return {&array.back(), &reader_of<E>()};
        }
    }
    static json_slot map_key(void* p, std::string_view key, std::size_t) {
        auto& [name, value] = *static_cast<T*>(p)->try_emplace(std::string(key)).first;
        return {&value, &reader_of<typename T::mapped_type>(), 0, name};
    }
    static std::string* raw(void* p) { return &static_cast<json_text*>(engage(target(p)))->text; }
    static void reset(void* p) {
        if constexpr (std::same_as<W, T> && described<T>) {
            target(p) = make_blank<T>();
        } else if constexpr (wrapper<W>) {
            target(p) = W(blank);
        } else {
            target(p) = W{};
        }
    }

    static constexpr json_reader make() {
        json_reader r{.expected = expectation<T>(), .reset = &reset};
        if constexpr (!is_required<W> && !is_optional<W>) r.null = &null;
        if constexpr (std::same_as<T, json_text>) {
            r.raw = &raw;
        } else if constexpr (std::same_as<T, bool>) {
            r.boolean = &boolean;
        } else if constexpr (reads_number<T>) {
            r.number = &number;
        } else if constexpr (reads_text<T>) {
            r.string = &string;
        } else if constexpr (is_std_vector<T> || is_list<T>) {
            r.begin_array = &begin;
            r.element = &element;
        } else if constexpr (std::same_as<T, text_map>) {
            r.begin_object = &begin;
            r.key = &map_key;
        } else {
            static_assert(described<T>,
                          "velo: this type is not described: list its members with BOOST_DESCRIBE_STRUCT");
            r.begin_object = &begin;
            r.key = &member_slot<T>;
            if constexpr (std::is_member_pointer_v<decltype(text_shorthand<T>)>) r.string = &shorthand;
        }
        return r;
    }
};

template <class W>
json_reader const& reader_of() {
    static constexpr json_reader reader = reading<W>::make();
    return reader;
}

}  // namespace detail

}  // namespace velo::inline VELO_ABI::rest

#endif
