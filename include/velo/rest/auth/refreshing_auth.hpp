// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_AUTH_REFRESHING_AUTH_HPP
#define VELO_REST_AUTH_REFRESHING_AUTH_HPP

#include <velo/rest/endpoint/endpoint.hpp>
#include <velo/rest/model/secret_string.hpp>

#include <concepts>
#include <cstdint>
#include <optional>
#include <type_traits>
#include <utility>

namespace velo::inline VELO_ABI::rest {

/// An access token as a server grants it.
struct token_grant {
    secret_string token{};                     ///< as the server wrote it; empty when it wrote none
    std::optional<std::int64_t> expires_in{};  ///< whole seconds for which it is valid, as the server says
};

/// An Auth whose access token is fetched from the server and refreshed when it has to be, by the calls that need it.
///
/// Syntactic requirements, for an `A const& a`:
///  - `A::token_operation` is an operation, and `a.token_request()` is one; `A` authorizes its security;
///  - `a.tokens()` is the `token_store` that calls share;
///  - `A::token_response` is a described model: the part of the response that is read;
///  - `A::grant_of(response)`, for an rvalue of it, is a `token_grant`.
/// Semantic requirements: the token request may be sent twice. Copies share one store. Model:
/// `velo::client_credentials`.
template <class A>
concept refreshing_auth = requires(A const& a, typename A::token_response response) {
    requires operation<typename A::token_operation>;
    { a.token_request() } -> std::same_as<typename A::token_operation>;
    typename std::remove_cvref_t<decltype(a.tokens())>::handle;
    { A::grant_of(std::move(response)) } -> std::same_as<token_grant>;
};

}  // namespace velo::inline VELO_ABI::rest

#endif
