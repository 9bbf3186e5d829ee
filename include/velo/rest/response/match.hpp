// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_RESPONSE_MATCH_HPP
#define VELO_REST_RESPONSE_MATCH_HPP

#include <velo/rest/error/error.hpp>
#include <velo/rest/response/match_check.hpp>
#include <velo/rest/response/match_handlers.hpp>
#include <velo/rest/response/outcome.hpp>

#include <type_traits>

namespace velo::inline VELO_ABI::rest {

namespace detail {

template <class F, class... Rest>
constexpr F const& find_ok(ok<F> const& found, Rest const&...) noexcept {
    return found.function;
}
template <class First, class... Rest>
constexpr auto const& find_ok(First const&, Rest const&... rest) noexcept {
    return find_ok(rest...);
}
template <class F, class... Rest>
constexpr F const& find_otherwise(otherwise<F> const& found, Rest const&...) noexcept {
    return found.function;
}
template <class First, class... Rest>
constexpr auto const& find_otherwise(First const&, Rest const&... rest) noexcept {
    return find_otherwise(rest...);
}

/// Calls the handler that names the status of `e`, or `other` if none does.
template <class R, class E, class Other>
R handle(E const& e, Other const& other) {
    return static_cast<R>(other(e));
}
template <class R, class E, class Other, class First, class... Rest>
R handle(E const& e, Other const& other, First const& first, Rest const&... rest) {
    if constexpr (handled<First>::statuses.size() != 0) {
        for (int const s : handled<First>::statuses) {
            if (s == e.status()) return static_cast<R>(first.function(e));
        }
    }
    return handle<R>(e, other, rest...);
}

template <class T>
struct operation_of;
template <class Op>
struct operation_of<outcome<Op>> {
    using type = Op;
};
/// An `outcome`. Where `match` is called with an operation, only the overload for a `result` fits: g++ 14 for aarch64
/// crashes when it has to choose between two.
template <class T>
concept an_outcome = requires { typename operation_of<T>::type; };

/// What both overloads of `match` do.
template <class Op, class Result, class... Handlers>
auto match_result(Result const& r, Handlers const&... handlers) {
    using check = match_check<Op, Handlers...>;
    // In a static_assert it is the first error that the compiler prints; nothing nested is instantiated after it.
    static_assert((check::enforce(), true));
    if constexpr (check::passed) {
        using R = std::common_type_t<typename returned<Op, Handlers>::type...>;
        if (r.has_value()) {
            if constexpr (std::is_void_v<typename Op::response>) {
                return static_cast<R>(find_ok(handlers...)());
            } else {
                return static_cast<R>(find_ok(handlers...)(*r));
            }
        }
        return handle<R>(r.error(), find_otherwise(handlers...), handlers...);
    } else {
        return check{};
    }
}

}  // namespace detail

/// `match` for a `result`, whose type does not name its operation: `match<get_user_by_id_v2>(result, …)`. Otherwise as
/// for an `outcome`, below.
template <operation Op, class... Handlers>
auto match(result<typename Op::response, typename Op::error_payload> const& r, Handlers const&... handlers) {
    return detail::match_result<Op>(r, handlers...);
}

/// Calls the handler for the end of a call of `Op`, and returns what it returns, converted to the common type of all
/// handlers:
///
///     std::string const name = match(client.call(get_user_by_id_v2{.user_id = id}),
///                                    ok([](user_response const& user) { return user.email.value_or("-"); }),
///                                    on<404>([](error const&) { return std::string("nobody"); }),
///                                    on<401, 403>([](error const& e) { return e.message(); }),
///                                    otherwise([](error const& e) { return e.message(); }));
///
/// It compiles only with one `ok`, one `otherwise`, and exactly one handler for each status that the operation
/// documents. If the API specification changes, the code that has to change stops compiling. The handlers may come in
/// any order. Throws what the handler throws.
template <detail::an_outcome Outcome, class... Handlers>
auto match(Outcome const& r, Handlers const&... handlers) {
    return detail::match_result<typename detail::operation_of<Outcome>::type>(r, handlers...);
}

}  // namespace velo::inline VELO_ABI::rest

#endif
