// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_RESPONSE_MATCH_CHECK_HPP
#define VELO_REST_RESPONSE_MATCH_CHECK_HPP

#include <velo/rest/error/error.hpp>
#include <velo/rest/model/check.hpp>

#include <array>
#include <cstddef>
#include <type_traits>
#include <utility>

namespace velo::inline v0::rest {

/// What to do with a success: called with the model, or with nothing when the operation has no result.
template <class F>
struct ok {
    F function;
};
template <class F>
ok(F) -> ok<F>;

namespace detail {
template <class F, int... Statuses>
struct status_handler {
    F function;
};
}  // namespace detail

/// What to do with these documented statuses: `on<404>(f)`, `on<401, 403>(f)`. Called with the error.
template <int... Statuses, class F>
[[nodiscard]] constexpr detail::status_handler<F, Statuses...> on(F function) {
    static_assert(sizeof...(Statuses) != 0, "velo: on<> needs the statuses that it is for: on<404>(…)");
    return {std::move(function)};
}

/// What to do with everything else: a status that the operation does not document, and a call without an answer, or
/// with one that was not understood. Called with the error.
template <class F>
struct otherwise {
    F function;
};
template <class F>
otherwise(F) -> otherwise<F>;

// What may be wrong with the handlers of a `match`.

template <class Op>
struct success_is_not_handled_once : check_failed {
    static constexpr void verify() noexcept {
        static_assert(detail::never<Op>,
                      "velo: this match does not say once what to do with a success: write one ok(…)");
    }
};

template <class Op, int Status>
struct documented_status_is_not_handled : check_failed {
    static constexpr void verify() noexcept {
        static_assert(detail::never<Op>,
                      "velo: this match leaves out a status that the operation documents: add on<…>(…) for it");
    }
};

template <class Op, int Status>
struct status_is_not_documented : check_failed {
    static constexpr void verify() noexcept {
        static_assert(
            detail::never<Op>,
            "velo: this match names a status that the operation does not document: remove it, otherwise(…) has it");
    }
};

template <class Op, int Status>
struct status_is_handled_twice : check_failed {
    static constexpr void verify() noexcept {
        static_assert(detail::never<Op>, "velo: this match names a status twice: remove one of them");
    }
};

template <class Op>
struct everything_else_is_not_handled_once : check_failed {
    static constexpr void verify() noexcept {
        static_assert(detail::never<Op>,
                      "velo: this match does not say once what to do with everything else: write one otherwise(…)");
    }
};

template <class Op>
struct handlers_return_different_types : check_failed {
    static constexpr void verify() noexcept {
        static_assert(
            detail::never<Op>,
            "velo: the handlers of this match return types that have nothing in common: let all return one type, "
            "or nothing");
    }
};

template <class Op, class Handler>
struct handler_does_not_take_the_value : check_failed {
    static constexpr void verify() noexcept {
        static_assert(
            detail::never<Op>,
            "velo: a handler of this match does not take what it is given: ok(…) the model or nothing, the others "
            "the error");
    }
};

namespace detail {

template <class H>
struct handled {
    static constexpr bool is_ok = false, is_otherwise = false, is_handler = false;
    static constexpr std::array<int, 0> statuses{};
};
template <class F>
struct handled<ok<F>> : handled<void> {
    static constexpr bool is_ok = true, is_handler = true;
};
template <class F>
struct handled<otherwise<F>> : handled<void> {
    static constexpr bool is_otherwise = true, is_handler = true;
};
template <class F, int... S>
struct handled<status_handler<F, S...>> : handled<void> {
    static constexpr bool is_handler = true;
    static constexpr std::array<int, sizeof...(S)> statuses{S...};
};

/// How often the handlers name `status`.
template <class... H>
constexpr int times_handled(int status) {
    int count = 0;
    auto const look = [&](auto const& statuses) {
        for (int const s : statuses) count += s == status ? 1 : 0;
    };
    (look(handled<H>::statuses), ...);
    return count;
}

/// The first documented status that is not handled; 0 when each is.
template <class Op, class... H>
consteval int missing_status() {
    for (int const status : Op::endpoint.errors) {
        if (times_handled<H...>(status) == 0) return status;
    }
    return 0;
}

/// The first status that is handled and not documented, or the first that is handled twice; 0 when there is none.
template <class Op, bool Twice, class... H>
consteval int wrong_status() {
    int wrong = 0;
    auto const look = [&](auto const& statuses) {
        for (int const s : statuses) {
            bool const is_wrong = Twice ? times_handled<H...>(s) > 1 : !Op::endpoint.errors.contains(s);
            if (wrong == 0 && is_wrong) wrong = s;
        }
    };
    (look(handled<H>::statuses), ...);
    return wrong;
}

/// What a handler returns.
template <class Op, class H>
struct returned {
    using type = decltype(std::declval<H const&>().function(std::declval<error<typename Op::error_payload> const&>()));
};
template <class Op, class F>
struct returned<Op, ok<F>> {
    static auto call() {
        if constexpr (std::is_void_v<typename Op::response>) {
            return std::type_identity<std::invoke_result_t<F const&>>{};
        } else {
            return std::type_identity<std::invoke_result_t<F const&, typename Op::response const&>>{};
        }
    }
    using type = typename decltype(call())::type;
};
template <class Op, class... H>
concept return_one_type = requires { typename std::common_type_t<typename returned<Op, H>::type...>; };

template <class Op, class H>
inline constexpr bool takes_its_value =
    requires(H const& h, error<typename Op::error_payload> const& e) { h.function(e); };
template <class Op, class F>
inline constexpr bool takes_its_value<Op, ok<F>> = [] {
    if constexpr (std::is_void_v<typename Op::response>) {
        return std::is_invocable_v<F const&>;
    } else {
        return std::is_invocable_v<F const&, typename Op::response const&>;
    }
}();

template <class Op, class... H>
struct first_wrong_signature {
    using type = void;
};
template <class Op, class First, class... Rest>
struct first_wrong_signature<Op, First, Rest...> {
    using type =
        std::conditional_t<takes_its_value<Op, First>, typename first_wrong_signature<Op, Rest...>::type, First>;
};

template <class Op, class... H>
consteval auto check_match() {
    using deaf = typename first_wrong_signature<Op, H...>::type;
    if constexpr ((0 + ... + (handled<H>::is_ok ? 1 : 0)) != 1) {
        return success_is_not_handled_once<Op>{};
    } else if constexpr (missing_status<Op, H...>() != 0) {
        return documented_status_is_not_handled<Op, missing_status<Op, H...>()>{};
    } else if constexpr (wrong_status<Op, false, H...>() != 0) {
        return status_is_not_documented<Op, wrong_status<Op, false, H...>()>{};
    } else if constexpr (wrong_status<Op, true, H...>() != 0) {
        return status_is_handled_twice<Op, wrong_status<Op, true, H...>()>{};
    } else if constexpr ((0 + ... + (handled<H>::is_otherwise ? 1 : 0)) != 1) {
        return everything_else_is_not_handled_once<Op>{};
    } else if constexpr (!std::is_void_v<deaf>) {
        return handler_does_not_take_the_value<Op, deaf>{};
    } else if constexpr (!return_one_type<Op, H...>) {
        return handlers_return_different_types<Op>{};
    } else {
        return check_passed<Op>{};
    }
}

}  // namespace detail

/// The check of the handlers of a `match` over the outcome of `Op`: `check_passed<Op>`, or the first mistake.
template <class Op, class... Handlers>
using match_check = decltype(detail::check_match<Op, std::remove_cvref_t<Handlers>...>());

/// Handlers that a `match` over the outcome of `Op` takes: the soft question.
template <class Op, class... Handlers>
concept matches = match_check<Op, Handlers...>::passed;

}  // namespace velo::inline v0::rest

#endif
