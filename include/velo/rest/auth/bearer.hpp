// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_AUTH_BEARER_HPP
#define VELO_REST_AUTH_BEARER_HPP

#include <velo/rest/auth/bearer_token.hpp>
#include <velo/rest/endpoint/security.hpp>
#include <velo/rest/error/errc.hpp>
#include <velo/rest/model/secret_string.hpp>

#include <concepts>
#include <string_view>
#include <type_traits>
#include <utility>

namespace velo::inline v0::rest {

/// Gives a token whenever a call needs one: any callable without arguments that returns a `secret_string`.
template <class F>
concept token_source = std::copy_constructible<F> && requires(F const& f) {
    { f() } -> std::convertible_to<secret_string>;
};

/// HTTP Bearer (RFC 6750): an access token, or a callable that gives the token of the moment. A token that is empty or
/// not visible ASCII is refused when the call is made (`errc::no_credential`).
/// Thread safety: one object may be used from as many threads as its callable may; a plain token from any number.
template <class Source>
    requires std::same_as<Source, secret_string> || token_source<Source>
class bearer {
  public:
    explicit bearer(Source token) : source_(std::move(token)) {}
    explicit bearer(std::string_view token)
        requires std::same_as<Source, secret_string>
        : source_(token) {}

    [[nodiscard]] static constexpr bool supports(security s) noexcept { return s == security::bearer; }

    [[nodiscard]] errc authorize(bearer_security, secure_buffer& out) const {
        if constexpr (std::same_as<Source, secret_string>) {
            return append_bearer(source_.reveal(), out);
        } else {
            return append_bearer(secret_string(source_()).reveal(), out);
        }
    }

  private:
    Source source_;
};

bearer(std::string_view) -> bearer<secret_string>;
bearer(char const*) -> bearer<secret_string>;

}  // namespace velo::inline v0::rest

#endif
