// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_MODEL_ENUMERATION_HPP
#define VELO_REST_MODEL_ENUMERATION_HPP

#include <velo/rest/model/inline_text.hpp>
#include <velo/rest/model/naming.hpp>

#include <boost/describe/enumerators.hpp>
#include <boost/mp11/list.hpp>

#include <array>
#include <cstddef>
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
