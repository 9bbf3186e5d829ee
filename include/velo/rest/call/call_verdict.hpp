// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_CALL_CALL_VERDICT_HPP
#define VELO_REST_CALL_CALL_VERDICT_HPP

#include <velo/rest/auth/auth.hpp>
#include <velo/rest/endpoint/endpoint_check.hpp>
#include <velo/rest/endpoint/operation.hpp>
#include <velo/rest/model/check.hpp>

namespace velo::inline v0::rest {

// What may be wrong with a call, beside its descriptor.

template <class X>
struct not_an_operation : inconsistent {
    static constexpr void verify() noexcept {
        static_assert(detail::never<X>, "velo: this is not an operation: describe it as docs/add_an_endpoint.md says");
    }
};

template <class Auth, class Op>
struct auth_cannot_give_the_credential : inconsistent {
    static constexpr void verify() noexcept {
        static_assert(detail::never<Op>,
                      "velo: the auth of this client cannot give the credential that this operation asks for: give the "
                      "client another, such as velo::bearer or velo::basic");
    }
};

namespace detail {

template <class Auth, class X>
consteval auto judge_call() {
    if constexpr (!operation<X>) {
        return not_an_operation<X>{};
    } else if constexpr (!verdict_of<X>::is_consistent) {
        return verdict_of<X>{};
    } else if constexpr (!auth_for<Auth, X>) {
        return auth_cannot_give_the_credential<Auth, X>{};
    } else {
        return consistent<X>{};
    }
}

}  // namespace detail

/// The verdict on calling `X` with a client whose Auth is `Auth`: `consistent<X>`, or the first mistake.
template <class Auth, class X>
using call_verdict = decltype(detail::judge_call<Auth, X>());

/// Something that a client with this Auth can call: the soft question.
template <class X, class Auth>
concept callable_with = call_verdict<Auth, X>::is_consistent;

}  // namespace velo::inline v0::rest

#endif
