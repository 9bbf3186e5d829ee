// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_MODEL_ENUMERATION_HPP
#define VELO_REST_MODEL_ENUMERATION_HPP

#include <velo/rest/model/inline_text.hpp>
#include <velo/rest/model/naming.hpp>

#include <boost/describe/enumerators.hpp>
#include <boost/mp11/list.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <type_traits>

namespace velo::inline VELO_ABI::rest {

/// An enum whose enumerators are listed with `BOOST_DESCRIBE_ENUM`. Each enumerator has one text on the wire.
template <class E>
concept enumeration = std::is_enum_v<E> && boost::describe::has_describe_enumerators<E>::value;

/// How the enumerators of `E` are written on the wire: by default `ENABLED` for `enabled`. Specialise it for an enum
/// with another naming.
template <class E>
inline constexpr naming enumerator_naming = naming::upper_case;

/// An enumerator and its text on the wire.
template <enumeration E>
struct enumerator {
    E value{};             ///< in C++
    inline_text<48> text;  ///< on the wire
};

/// All enumerators of `E` with their texts, in the order of declaration.
template <enumeration E>
inline constexpr auto enumerators = []<class... D>(boost::mp11::mp_list<D...>) {
    return std::array<enumerator<E>, sizeof...(D)>{
        enumerator<E>{D::value, apply_naming(D::name, enumerator_naming<E>)}...};
}(boost::mp11::mp_rename<boost::describe::describe_enumerators<E>, boost::mp11::mp_list>{});

/// The text of `value` on the wire; empty if `value` is no enumerator. Static text.
template <enumeration E>
[[nodiscard]] constexpr std::string_view to_text(E value) noexcept {
    for (auto const& e : enumerators<E>) {
        if (e.value == value) return e.text.view();
    }
    return {};
}

/// The enumerator whose text on the wire is `text`; `std::nullopt` if there is none.
template <enumeration E>
[[nodiscard]] constexpr std::optional<E> parse_enumerator(std::string_view text) noexcept {
    for (auto const& e : enumerators<E>) {
        if (e.text.view() == text) return e.value;
    }
    return std::nullopt;
}

namespace detail {
/// An enumeration of one byte, whose names can be packed (`enumerator_names`).
template <class T>
concept byte_enumeration = enumeration<T> && sizeof(T) == 1 && enumerators<T>.size() < 256;

/// The names of the enumerators of a type that is not known: their number in one byte, then of each the length of its
/// text, the enumerator, and the text (`enumerator_name`).
struct enumerator_names {
    char const* bytes;  ///< null without enumerators
};

/// One of the enumerators in an `enumerator_names`.
class enumerator_name {
  public:
    /// The first of `names`, of which there are `count(names)`.
    constexpr explicit enumerator_name(enumerator_names names) noexcept : at_(names.bytes + 1) {}
    [[nodiscard]] static constexpr std::size_t count(enumerator_names names) noexcept {
        return static_cast<unsigned char>(*names.bytes);
    }

    [[nodiscard]] constexpr std::string_view text() const noexcept {
        return {at_ + 2, static_cast<unsigned char>(at_[0])};
    }
    [[nodiscard]] constexpr std::uint8_t code() const noexcept { return static_cast<std::uint8_t>(at_[1]); }
    /// Goes on to the one behind it.
    constexpr void next() noexcept { at_ += 2 + text().size(); }

  private:
    char const* at_;
};

/// The enumerator whose text is `text`; -1 if there is none.
[[nodiscard]] constexpr int find_code(enumerator_names names, std::string_view text) noexcept {
    enumerator_name name(names);
    for (std::size_t left = enumerator_name::count(names); left != 0; --left, name.next()) {
        if (name.text() == text) return name.code();
    }
    return -1;
}

template <byte_enumeration E>
constexpr std::size_t size_of_packed_names() {
    std::size_t size = 1;
    for (auto const& e : enumerators<E>) size += 2 + e.text.size();
    return size;
}
template <byte_enumeration E>
constexpr auto make_packed_names() {
    std::array<char, size_of_packed_names<E>()> bytes{};
    std::size_t at = 0;
    bytes[at++] = static_cast<char>(enumerators<E>.size());
    for (auto const& e : enumerators<E>) {
        bytes[at++] = static_cast<char>(e.text.size());
        bytes[at++] = static_cast<char>(e.value);
        for (char const c : e.text.view()) bytes[at++] = c;
    }
    return bytes;
}
/// The bytes of an `enumerator_names`.
template <byte_enumeration E>
inline constexpr auto packed_names = make_packed_names<E>();

template <enumeration E>
inline constexpr inline_text<512> longest_one_of_text = [] {
    inline_text<512> out;
    bool fits = out.assign("one of ");
    for (std::size_t i = 0; i != enumerators<E>.size(); ++i) {
        fits = fits && out.append(i == 0 ? "" : ", ") && out.append(enumerators<E>[i].text.view());
    }
    if (!fits) static_cast<void>(out.assign("one of the documented texts"));
    return out;
}();
/// The same without room for more: it stays in the program.
template <enumeration E>
inline constexpr auto one_of_text = [] {
    inline_text<longest_one_of_text<E>.view().size()> out;
    static_cast<void>(out.assign(longest_one_of_text<E>.view()));
    return out;
}();
}  // namespace detail

/// What is expected where an `E` is: "one of SMS, YUBIKEY, TOTP". Static text.
template <enumeration E>
inline constexpr std::string_view one_of = detail::one_of_text<E>.view();

}  // namespace velo::inline VELO_ABI::rest

#endif
