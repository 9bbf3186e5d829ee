// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_AUTH_PRINCIPAL_HPP
#define VELO_REST_AUTH_PRINCIPAL_HPP

#include <velo/rest/endpoint/endpoint.hpp>
#include <velo/rest/model/check.hpp>

#include <concepts>
#include <type_traits>
#include <utility>

namespace velo::inline VELO_ABI::rest {

/// On whose behalf a client calls.
enum class principal {
    application,  ///< a program with a key of its own
    manager,      ///< a person who manages the users of an account
    user,         ///< a person who manages nobody
};

/// True if operations for `c` are for `p`.
[[nodiscard]] constexpr bool is_for(caller c, principal p) noexcept {
    if (c == caller::person) return p != principal::application;
    return c != caller::manager || p != principal::user;
}

/// The Auth `A` names a principal that the operation `Op` is not for.
template <class A, class Op>
struct operation_for_another_principal : check_failed {
    /// Stops the compilation with the reason.
    static constexpr void enforce() noexcept {
        static_assert(detail::never<A, Op>,
                      "velo: this operation is not for the principal that the auth of this client names: an "
                      "application has no account of its own, and a user manages nobody");
    }
};

namespace detail {

template <class A, class Op>
consteval auto check_principal() {
    if constexpr (requires {
                      { A::principal } -> std::convertible_to<principal>;
                  }) {
        if constexpr (!is_for(Op::endpoint.caller, A::principal)) {
            return operation_for_another_principal<A, Op>{};
        } else {
            return check_passed<A>{};
        }
    } else {
        return check_passed<A>{};
    }
}

template <principal P, class A>
consteval bool may_act_as() {
    if constexpr (requires { A::only_principal; }) {
        return A::only_principal == P;
    } else if constexpr (requires {
                             { A::principal } -> std::convertible_to<principal>;
                         }) {
        return A::principal == P;
    } else {
        return true;
    }
}

}  // namespace detail

/// Check of the operation `Op` for a client with the Auth `A`: `check_passed<A>`, unless `A` names a principal that the
/// operation is not for. An Auth names it as a constant `principal`; those of the library do if they are wrapped by
/// `as_application`, `as_manager` or `as_user`.
template <class A, class Op>
using principal_check = decltype(detail::check_principal<A, Op>());

/// The Auth `A` of a client that calls on behalf of a `P`: an operation that is not for it does not compile. The server
/// decides what the holder of a credential may do; this finds what it would refuse for certain, earlier. Otherwise as
/// `A`.
template <principal P, class A>
class acting_as : public A {
    static_assert(detail::may_act_as<P, A>(),
                  "velo: this Auth is for another principal: the holder of an API key is an application");

  public:
    static constexpr rest::principal principal = P;  ///< on whose behalf

    /// Keeps a copy.
    explicit acting_as(A auth) noexcept(std::is_nothrow_move_constructible_v<A>) : A(std::move(auth)) {}
};

/// Makes an Auth whose client calls on behalf of an application: operations about oneself do not compile.
///
///     velo::client client(transport, velo::as_application(velo::client_credentials(key, secret)));
///     client.call(velo::get_self{});  // velo: this operation is not for the principal …
template <class A>
[[nodiscard]] acting_as<principal::application, A> as_application(A auth) {
    return acting_as<principal::application, A>(std::move(auth));
}
/// Makes an Auth whose client calls on behalf of a person who manages users: every operation compiles.
template <class A>
[[nodiscard]] acting_as<principal::manager, A> as_manager(A auth) {
    return acting_as<principal::manager, A>(std::move(auth));
}
/// Makes an Auth whose client calls on behalf of a person who manages nobody: operations about other users do not
/// compile.
template <class A>
[[nodiscard]] acting_as<principal::user, A> as_user(A auth) {
    return acting_as<principal::user, A>(std::move(auth));
}

}  // namespace velo::inline VELO_ABI::rest

#endif
