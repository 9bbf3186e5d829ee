// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_AUTH_AUTH_HPP
#define VELO_REST_AUTH_AUTH_HPP

#include <velo/rest/auth/token_store.hpp>
#include <velo/rest/endpoint/operation.hpp>
#include <velo/rest/endpoint/security.hpp>
#include <velo/rest/memory/secure_buffer.hpp>
#include <velo/rest/model/check.hpp>

#include <boost/system/error_code.hpp>

#include <concepts>
#include <type_traits>
#include <utility>

namespace velo::inline v0::rest {

// What may be missing in an Auth.

template <class T>
struct auth_cannot_be_copied : inconsistent {
    static constexpr void verify() noexcept {
        static_assert(detail::never<T>, "velo: this Auth cannot be copied: a client keeps a copy");
    }
};

template <class T>
struct auth_without_gives : inconsistent {
    static constexpr void verify() noexcept {
        static_assert(
            detail::never<T>,
            "velo: this Auth does not say what it can give: add static constexpr bool gives(rest::security) noexcept");
    }
};

template <class T>
struct auth_without_authorize : inconsistent {
    static constexpr void verify() noexcept {
        static_assert(
            detail::never<T>,
            "velo: this Auth says that it gives a credential and has no function for it: add boost::system::error_code "
            "authorize(rest::basic_security, rest::buffer&) const, or the same with rest::bearer_security");
    }
};

/// An Auth whose access token is got by a request of its own and renewed when it has to be: by the calls that need it.
///
/// Syntactic requirements, for an `A const& a`:
///  - `A::token_operation` is an operation; `a.token_request()` is one, whose security `A` gives by `authorize`;
///  - `a.tokens()` is the `token_store` that calls share;
///  - `A::token_answer` is a described model: what is read of the answer;
///  - `A::grant_of(answer)`, for an rvalue of it, is a `token_grant`.
/// Semantic requirements: sending the token request twice is harmless. Copies share one store. Model:
/// `velo::client_credentials`.
template <class A>
concept renewing_auth = requires(A const& a, typename A::token_answer answer) {
    requires operation<typename A::token_operation>;
    { a.token_request() } -> std::same_as<typename A::token_operation>;
    typename std::remove_cvref_t<decltype(a.tokens())>::share;
    { A::grant_of(std::move(answer)) } -> std::same_as<token_grant>;
};

namespace detail {

template <class A>
concept says_what_it_gives = requires {
    { A::gives(security::none) } -> std::same_as<bool>;
};
template <class A, security S>
concept authorizes = !A::gives(S) || (S == security::bearer && renewing_auth<A>) || requires(A const& a, buffer& out) {
    { a.authorize(security_constant<S>{}, out) } -> std::same_as<boost::system::error_code>;
};

template <class T>
consteval auto judge_auth() {
    if constexpr (!std::copy_constructible<T>) {
        return auth_cannot_be_copied<T>{};
    } else if constexpr (!says_what_it_gives<T>) {
        return auth_without_gives<T>{};
    } else if constexpr (!(authorizes<T, security::basic> && authorizes<T, security::bearer>)) {
        return auth_without_authorize<T>{};
    } else {
        return consistent<T>{};
    }
}

}  // namespace detail

/// The verdict on an Auth: `consistent<A>`, or the first requirement that it misses.
template <class A>
using auth_verdict = decltype(detail::judge_auth<A>());

/// The policy that gives credentials.
///
/// Syntactic requirements, for an `A const& a` and a `buffer& out`:
///  - `A` is copy constructible;
///  - `A::gives(s)`: constexpr, `bool`: can it give what security `s` asks for?
///  - for each `s` that it gives, but `none`: `a.authorize(security_constant<s>{}, out)` is a
///  `boost::system::error_code`; not for `bearer` when it is a `renewing_auth`.
/// Semantic requirements: `authorize` appends the value of the Authorization field, such as `Bearer …`, or returns why
/// it cannot, having appended nothing. It appends visible ASCII and single spaces only. It does no I/O through the
/// client. It is const and may be called from several threads at once when the client is. It keeps its secrets in
/// memory that is overwritten when released. An operation whose security is `none` never asks. Exemplar:
/// `tests/concepts/archetypes.hpp`. Models: `no_auth`, `basic`, `bearer`,
/// `velo::client_credentials`.
template <class A>
concept auth = auth_verdict<A>::is_consistent;

/// Can `A` give the credential that operation `Op` asks for? Ask it softly in a `requires` of your own.
template <class A, class Op>
concept auth_for = Op::endpoint.security == security::none || A::gives(Op::endpoint.security);

namespace detail {
/// The same as a plain constant: clang then prints one line of reasons, not three.
template <class A, class Op>
inline constexpr bool can_authorize = auth_for<A, Op>;
}  // namespace detail

}  // namespace velo::inline v0::rest

#endif
