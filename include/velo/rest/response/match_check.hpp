// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_RESPONSE_MATCH_CHECK_HPP
#define VELO_REST_RESPONSE_MATCH_CHECK_HPP

#include <velo/rest/error/error.hpp>
#include <velo/rest/model/check.hpp>
#include <velo/rest/response/match_handlers.hpp>

#include <array>
#include <type_traits>
#include <utility>

namespace velo::inline VELO_ABI::rest {

// The mistakes that the handlers of a `match` may have. Each is the result of `match_check`; its `enforce` stops the
// compiler with the text.

/// There is no `ok(…)`, or there are several.
template <class Op>
struct success_is_not_handled_once : check_failed {
    static constexpr void enforce() noexcept {
        static_assert(detail::never<Op>,
                      "velo: this match does not say once what to do with a success: write one ok(…)");
    }
};

/// No handler names `Code`, which `Op` documents.
template <class Op, int Code>
struct documented_status_is_not_handled : check_failed {
    static constexpr void enforce() noexcept {
        static_assert(detail::never<Op>,
                      "velo: this match leaves out a status that the operation documents: add on<…>(…) for it");
    }
};

/// A handler names `Code`, which `Op` does not document.
template <class Op, int Code>
struct status_is_not_documented : check_failed {
    static constexpr void enforce() noexcept {
        static_assert(
            detail::never<Op>,
            "velo: this match names a status that the operation does not document: remove it, otherwise(…) has it");
    }
};

/// Two handlers, or one handler twice, name `Code`.
template <class Op, int Code>
struct status_is_handled_twice : check_failed {
    static constexpr void enforce() noexcept {
        static_assert(detail::never<Op>, "velo: this match names a status twice: remove one of them");
    }
};

/// There is no `otherwise(…)`, or there are several.
template <class Op>
struct everything_else_is_not_handled_once : check_failed {
    static constexpr void enforce() noexcept {
        static_assert(detail::never<Op>,
                      "velo: this match does not say once what to do with everything else: write one otherwise(…)");
    }
};

/// The return types of the handlers have no common type.
template <class Op>
struct handlers_return_different_types : check_failed {
    static constexpr void enforce() noexcept {
        static_assert(
            detail::never<Op>,
            "velo: the handlers of this match return types that have nothing in common: let all return one type, "
            "or nothing");
    }
};

/// `Handler` cannot be called with the model (`ok`) or the error (the others).
template <class Op, class Handler>
struct handler_does_not_take_the_value : check_failed {
    static constexpr void enforce() noexcept {
        static_assert(
            detail::never<Op>,
            "velo: a handler of this match does not take what it is given: ok(…) the model or nothing, the others "
            "the error");
    }
};

namespace detail {

/// The kind of handler that `H` is, and the statuses that it names.
template <class H>
struct handled {
    static constexpr bool is_ok = false, is_otherwise = false;
    static constexpr std::array<int, 0> statuses{};
};
template <class F>
struct handled<ok<F>> : handled<void> {
    static constexpr bool is_ok = true;
};
template <class F>
struct handled<otherwise<F>> : handled<void> {
    static constexpr bool is_otherwise = true;
};
template <class F, int... S>
struct handled<status_handler<F, S...>> : handled<void> {
    static constexpr std::array<int, sizeof...(S)> statuses{S...};
};

/// How many times the handlers name `status`.
template <class... H>
constexpr int times_handled(int status) {
    int count = 0;
    auto const look = [&](auto const& statuses) {
        for (int const s : statuses) count += s == status ? 1 : 0;
    };
    (look(handled<H>::statuses), ...);
    return count;
}

/// The first documented status without a handler; 0 if each has one.
template <class Op, class... H>
consteval int missing_status() {
    for (int const status : Op::endpoint.errors) {
        if (times_handled<H...>(status) == 0) return status;
    }
    return 0;
}

/// The first status that has a handler and is not documented, or with `Twice` the first that has two; 0 without one.
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

/// The type that handler `H` returns.
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

/// True when handler `H` can be called with its value: the model, nothing, or the error.
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

/// The first handler that cannot be called with its value; `void` if all can.
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
    using wrong_signature = typename first_wrong_signature<Op, H...>::type;
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
    } else if constexpr (!std::is_void_v<wrong_signature>) {
        return handler_does_not_take_the_value<Op, wrong_signature>{};
    } else if constexpr (!return_one_type<Op, H...>) {
        return handlers_return_different_types<Op>{};
    } else {
        return check_passed<Op>{};
    }
}

}  // namespace detail

/// The check of the handlers of a `match` on the outcome of `Op`: `check_passed<Op>`, or the first mistake.
template <class Op, class... Handlers>
using match_check = decltype(detail::check_match<Op, std::remove_cvref_t<Handlers>...>());

/// True when `Handlers` are complete and correct for the outcome of `Op`. It never stops the compiler: use it in a
/// `requires` clause of your own.
template <class Op, class... Handlers>
concept matches = match_check<Op, Handlers...>::passed;

}  // namespace velo::inline VELO_ABI::rest

#endif
