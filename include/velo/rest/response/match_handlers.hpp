// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_RESPONSE_MATCH_HANDLERS_HPP
#define VELO_REST_RESPONSE_MATCH_HANDLERS_HPP

#include <velo/rest/model/check.hpp>
#include <velo/version.hpp>

#include <utility>

namespace velo::inline VELO_ABI::rest {

/// Handles a success in `match`: `ok(f)`. `f` is called with the model, or without an argument if the operation has no
/// result.
template <class F>
struct ok {
    F function;  ///< the handler
};
template <class F>
ok(F) -> ok<F>;

namespace detail {
template <class F, int... Statuses>
struct status_handler {
    F function;
};
}  // namespace detail

/// Handles the documented error statuses `Statuses` in `match`: `on<404>(f)`, `on<401, 403>(f)`. `f` is called with the
/// error.
template <int... Statuses, class F>
[[nodiscard]] constexpr detail::status_handler<F, Statuses...> on(F function) {
    static_assert(sizeof...(Statuses) != 0, "velo: on<> needs the statuses that it is for: on<404>(…)");
    return {std::move(function)};
}

// The status as a function argument.
#if defined(__clang__) && defined(__cpp_deleted_function)
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wc++26-extensions"
template <class F>
void on(int, F const&) = delete("velo: the status of a handler is a template argument: write on<404>(…)");
#pragma clang diagnostic pop
#else
template <class F>
void on(int, F const&,
        the_status_of_a_handler_is_a_template_argument_write_on_404_in_angle_brackets* = nullptr) = delete;
#endif

/// Handles every other end of a call in `match`: a status that the operation does not document, a call without a
/// response, and a response that could not be decoded. `f` is called with the error.
template <class F>
struct otherwise {
    F function;  ///< the handler
};
template <class F>
otherwise(F) -> otherwise<F>;

}  // namespace velo::inline VELO_ABI::rest

#endif
