// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_MODEL_LITERAL_HPP
#define VELO_REST_MODEL_LITERAL_HPP

#include <velo/rest/model/blank.hpp>

#include <concepts>
#include <cstddef>
#include <optional>
#include <string_view>
#include <type_traits>

namespace velo::inline v0::rest {

/// Not constexpr on purpose: its name, and that of the mistake, are what a compiler prints about a literal that is
/// refused. clang 19 says the same sentence at the literal's own line (`diagnose_if`), and then these names.
template <class Mistake>
void this_literal_is_not_what_the_API_accepts();

/// Is `L` the type of a string literal?
template <class L>
concept text_literal = std::is_bounded_array_v<L> && std::same_as<std::remove_extent_t<L>, char>;

/// Satisfied when `L` is the type of a literal that `T` checks while compiling: a `char` array for a text type, a
/// number for a bounded number. Such an argument must be a constant; its run-time twin is `T::checked(value)`.
///
/// `T` says which literals it takes by a member template `takes_literal<L>`.
template <class T, class L>
concept literal_of = requires {
    { T::template takes_literal<std::remove_cvref_t<L>> } -> std::convertible_to<bool>;
} && T::template takes_literal<std::remove_cvref_t<L>>;

/// Satisfied by text that is known only at run time, given for a `T` that takes a literal text: it has to go through
/// `T::checked`, which can say no.
template <class T, class U>
concept run_time_text_for = literal_of<T, char[2]> && !text_literal<std::remove_cvref_t<U>> &&
                            std::convertible_to<U, std::string_view> && !std::convertible_to<U, T>;

namespace detail {
/// Does `T` take this literal? It is asked of every argument, also of one that is no literal: another constructor is
/// chosen for that.
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

/// A conversion to a number may not lose anything, and `bool` and characters are not numbers.
template <class T, class U>
concept is_lossless_number =
    !std::is_arithmetic_v<T> || std::same_as<T, std::remove_cvref_t<U>> ||
    (std::is_arithmetic_v<std::remove_cvref_t<U>> && !std::same_as<std::remove_cvref_t<U>, bool> &&
     !std::same_as<std::remove_cvref_t<U>, char> && !std::same_as<T, bool> && requires(U value) { T{value}; });
}  // namespace detail

/// Satisfied by a value, literal or not, from which an argument of type `T` can be made at run time.
template <class T, class U>
concept value_of = std::convertible_to<U, T> && !literal_of<T, U> && detail::is_lossless_number<T, U>;

/// Satisfied by anything else: `W`, the wrapper of `T`, refuses it in our words. The wrapper itself, the passkey and
/// null have constructors of their own.
template <class W, class T, class U>
concept another_type_for =
    !std::same_as<std::remove_cvref_t<U>, W> && !std::same_as<std::remove_cvref_t<U>, blank_t> &&
    !std::same_as<std::remove_cvref_t<U>, std::nullptr_t> && !std::same_as<std::remove_cvref_t<U>, std::optional<T>> &&
    !literal_of<T, U> && !value_of<T, U> && !run_time_text_for<T, U>;

}  // namespace velo::inline v0::rest

#endif
