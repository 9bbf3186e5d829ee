// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_AUTH_AUTH_HPP
#define VELO_REST_AUTH_AUTH_HPP

#include <velo/rest/auth/api_key_place.hpp>
#include <velo/rest/auth/credential_problem.hpp>
#include <velo/rest/auth/refreshing_auth.hpp>
#include <velo/rest/endpoint/endpoint.hpp>
#include <velo/rest/error/errc.hpp>
#include <velo/rest/memory/secure_buffer.hpp>
#include <velo/rest/model/check.hpp>

#include <concepts>

namespace velo::inline VELO_ABI::rest {

// The mistakes of an Auth.

template <class T>
struct auth_cannot_be_copied : check_failed {
    static constexpr void enforce() noexcept {
        static_assert(detail::never<T>, "velo: this Auth cannot be copied: a client keeps a copy");
    }
};

template <class T>
struct auth_without_supports : check_failed {
    static constexpr void enforce() noexcept {
        static_assert(
            detail::never<T>,
            "velo: this Auth does not say what it can give: add static constexpr bool "
            "supports(rest::security) noexcept; a token is velo::bearer(token), and the Serializer comes after "
            "the Auth");
    }
};

template <class T>
struct auth_without_authorize : check_failed {
    static constexpr void enforce() noexcept {
        static_assert(detail::never<T>,
                      "velo: this Auth says that it gives a credential and has no function for it: add rest::errc "
                      "authorize(rest::basic_security, rest::secure_buffer&) const, the same with "
                      "rest::bearer_security, or authorize(rest::api_key_security, rest::api_key_place) const");
    }
};

/// An Auth with API keys: it supports them and has the function. An Auth that supports every kind except `none` need
/// not have it.
template <class A>
concept supports_api_key = A::supports(security::api_key) && requires(A const& a, api_key_place place) {
    { a.authorize(api_key_security{}, place) } -> std::convertible_to<errc>;
};

namespace detail {

template <class A>
concept declares_support = requires {
    { A::supports(security::none) } -> std::same_as<bool>;
};
template <class T>
concept says_why_not = std::same_as<T, errc> || std::same_as<T, credential_problem>;
template <class A, security S>
concept authorizes =
    !A::supports(S) || (S == security::bearer && refreshing_auth<A>) || requires(A const& a, secure_buffer& out) {
        { a.authorize(security_constant<S>{}, out) } -> says_why_not;
    };

/// True for an Auth that says it supports API keys, and nothing else, and has no function for it.
template <class A>
concept lacks_api_key_function = A::supports(security::api_key) && !A::supports(security::basic) &&
                                 !A::supports(security::bearer) && !supports_api_key<A>;

template <class T>
consteval auto check_auth() {
    if constexpr (!std::copy_constructible<T>) {
        return auth_cannot_be_copied<T>{};
    } else if constexpr (!declares_support<T>) {
        return auth_without_supports<T>{};
    } else if constexpr (!(authorizes<T, security::basic> && authorizes<T, security::bearer>)) {
        return auth_without_authorize<T>{};
    } else if constexpr (lacks_api_key_function<T>) {
        return auth_without_authorize<T>{};
    } else {
        return check_passed<T>{};
    }
}

}  // namespace detail

/// The check of an Auth: `check_passed<A>`, or the first requirement that it does not meet.
template <class A>
using auth_check = decltype(detail::check_auth<A>());

/// The policy that supplies credentials.
///
/// Syntactic requirements, for an `A const& a` and a `secure_buffer& out`:
///  - `A` is copy constructible;
///  - `A::supports(s)`: constexpr, `bool`: true when `a` can give the credential that security `s` asks for;
///  - `a.authorize(c, out)` is an `errc` or a `credential_problem`, with `c` the `security_constant` of each `s` that
///    it supports. Not asked for `none`, nor for `bearer` when `A` is a `refreshing_auth`. With `api_key_security`
///    the second argument is an `api_key_place` in place of `out`.
/// Semantic requirements: `authorize` appends the value of the Authorization field, for example `Bearer …`, and returns
/// `errc::none`; or it appends nothing and returns why. It appends visible ASCII and single spaces only. It does no I/O
/// through the client. It may be called from several threads at once when the client is. Secrets are kept in memory
/// that is zeroed when it is released. An operation whose security is `none` never asks. Exemplar:
/// `tests/concepts/archetypes.hpp`. Models: `no_auth`, `basic`, `bearer`, `velo::client_credentials`.
template <class A>
concept auth = auth_check<A>::passed;

/// True when `A` can give the credential that operation `Op` asks for.
template <class A, class Op>
concept auth_for =
    Op::endpoint.security == security::none ||
    (A::supports(Op::endpoint.security) && (Op::endpoint.security != security::api_key || supports_api_key<A>));

/// The same as a constant, of which clang prints one line and not three.
template <class A, class Op>
inline constexpr bool can_authorize = auth_for<A, Op>;

}  // namespace velo::inline VELO_ABI::rest

#endif
