// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_MODEL_WRONG_ARGUMENT_HPP
#define VELO_REST_MODEL_WRONG_ARGUMENT_HPP

#include <velo/rest/model/check.hpp>
#include <velo/rest/model/literal.hpp>

#include <concepts>
#include <optional>
#include <string_view>
#include <type_traits>

namespace velo::inline VELO_ABI::rest {

namespace detail {

/// A `std::optional`, a `result`, an `argument`: it holds a value or does not.
template <class U>
concept value_holder = requires(U const& u) {
    { u.has_value() } -> std::convertible_to<bool>;
    *u;
};
/// An `open`.
template <class U>
concept received_value = requires(U const& u) {
    { u.is_known() } -> std::convertible_to<bool>;
    u.value();
};

template <class W, class T, class U>
consteval auto find_wrong_argument() {
    using given = std::remove_cvref_t<U>;
    if constexpr (!other_than<U, W>) {
        return std::type_identity<void>{};
    } else if constexpr (run_time_text_for<T, U>) {
        return std::type_identity<this_text_is_known_only_at_run_time_use_checked>{};
    } else if constexpr (!another_type_for<W, T, U>) {
        return std::type_identity<void>{};
    } else if constexpr (std::same_as<given, std::nullopt_t>) {
        return std::type_identity<this_argument_takes_another_type_leave_it_out_in_place_of_nullopt>{};
    } else if constexpr (value_holder<given> && requires(given const& u) { u.value(); }) {
        return std::type_identity<this_argument_takes_another_type_write_its_value_with_value>{};
    } else if constexpr (value_holder<given>) {
        return std::type_identity<this_argument_takes_another_type_write_its_value_with_a_star>{};
    } else if constexpr (received_value<given>) {
        return std::type_identity<
            this_argument_takes_another_type_a_received_value_may_be_unknown_write_what_its_value_holds>{};
    } else if constexpr (std::is_enum_v<T> &&
                         (std::is_arithmetic_v<given> || std::convertible_to<U, std::string_view>)) {
        return std::type_identity<this_argument_takes_another_type_write_an_enumerator_or_parse_enumerator_for_text>{};
    } else if constexpr (std::is_enum_v<T> && std::is_enum_v<given>) {
        return std::type_identity<this_argument_takes_another_type_write_an_enumerator_of_its_own_type>{};
    } else if constexpr (literal_of<T, char[2]> && std::is_arithmetic_v<given>) {
        return std::type_identity<this_argument_takes_another_type_write_text_in_quotation_marks>{};
    } else if constexpr (literal_of<T, int> || (std::is_integral_v<T> && !std::same_as<T, bool>)) {
        return std::type_identity<this_argument_takes_another_type_write_a_whole_number>{};
    } else {
        return std::type_identity<this_argument_takes_another_type_write_a_value_of_its_own_type>{};
    }
}

}  // namespace detail

/// What is wrong with a `U` as the value of the argument `W` of a `T`: a type of `check.hpp` whose name says what to
/// write instead; `void` if nothing is, or if `W` has another word for it.
template <class W, class T, class U>
using wrong_argument = typename decltype(detail::find_wrong_argument<W, T, U>())::type;

}  // namespace velo::inline VELO_ABI::rest

#endif
