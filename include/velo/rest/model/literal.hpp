// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_MODEL_LITERAL_HPP
#define VELO_REST_MODEL_LITERAL_HPP

#include <velo/rest/model/blank.hpp>

#include <concepts>
#include <cstddef>
#include <string_view>
#include <type_traits>

namespace velo::inline VELO_ABI::rest {

/// A consteval constructor calls this to refuse a literal. It is not constexpr, so the call is an error in which the
/// compiler prints this name and that of the mistake. clang also prints the sentence at the literal (`diagnose_if`).
/// clang before 19 refers to it from default member initialisers, so it has a definition.
template <class Mistake>
void this_literal_is_not_what_the_API_accepts() {}

/// True unless `U` is a `W`, whatever its value category. It stands first in the constraints of a constructor, so that
/// copies do not ask for conversions: the compiler takes long to find that there are none.
template <class U, class W>
concept other_than = !std::same_as<std::remove_cvref_t<U>, W>;

/// The type of a string literal.
template <class L>
concept text_literal = std::is_bounded_array_v<L> && std::same_as<std::remove_extent_t<L>, char>;

/// True if `L` is the type of a literal that `T` checks at compile time: a `char` array for a text, an integer for a
/// bounded number. Such an argument must be a constant; a run-time value goes through `T::checked(value)`.
///
/// The member template `T::takes_literal<L>` declares it.
template <class T, class L>
concept literal_of = requires {
    { T::template takes_literal<std::remove_cvref_t<L>> } -> std::convertible_to<bool>;
} && T::template takes_literal<std::remove_cvref_t<L>>;

/// The type of text known only at run time: a `std::string`, a `char const*`.
template <class S>
concept run_time_text = !text_literal<std::remove_cvref_t<S>> && std::convertible_to<S, std::string_view>;

/// A `std::optional<T>`, a `checked_result<T>` or an `open<T>`: its value is a `T`. An `argument` has words of its own.
template <class S, class T>
concept holder_of = std::same_as<typename std::remove_cvref_t<S>::value_type, T> &&
                    !requires { typename std::remove_cvref_t<S>::slot_type; };

/// True for run-time text where `T` takes a string literal: it must go through `T::checked`, which can fail.
template <class T, class U>
concept run_time_text_for = literal_of<T, char[2]> && run_time_text<U> && !std::convertible_to<U, T>;

namespace detail {
/// True if `T` accepts this literal. Also evaluated for non-literals; returns true, overload resolution picks another
/// constructor.
template <class T, class L>
[[nodiscard]] constexpr bool takes_literal([[maybe_unused]] L const& literal) noexcept {
    if constexpr (!literal_of<T, L>) {
        return true;
    } else if constexpr (text_literal<L>) {
        return T::accepts(std::string_view(literal, std::extent_v<L> - 1));
    } else {
        return T::accepts(literal);
    }
}

/// True unless the conversion from `U` to the number `T` narrows, or is one between `bool` or `char` and a number.
template <class T, class U>
concept is_lossless_number =
    !std::is_arithmetic_v<T> || std::same_as<T, std::remove_cvref_t<U>> ||
    (std::is_arithmetic_v<std::remove_cvref_t<U>> && !std::same_as<std::remove_cvref_t<U>, bool> &&
     !std::same_as<std::remove_cvref_t<U>, char> && !std::same_as<T, bool> && requires(U value) { T{value}; });
}  // namespace detail

/// True for a value that converts to a `T` at run time and is no literal that `T` checks.
template <class T, class U>
concept value_of = std::convertible_to<U, T> && !literal_of<T, U> && detail::is_lossless_number<T, U>;

/// True for a value of any other type: the wrapper `W` of `T` refuses it with a sentence of ours. The wrapper itself,
/// `blank` and null have their own constructors.
template <class W, class T, class U>
concept another_type_for = other_than<U, W> && other_than<U, blank_t> && other_than<U, std::nullptr_t> &&
                           !literal_of<T, U> && !value_of<T, U> && !run_time_text_for<T, U>;

}  // namespace velo::inline VELO_ABI::rest

#endif
