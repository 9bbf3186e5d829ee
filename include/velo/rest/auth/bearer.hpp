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

/// A callable without arguments that returns the current token, as a `secret_string`.
template <class F>
concept token_source = std::copy_constructible<F> && requires(F const& f) {
    { f() } -> std::convertible_to<secret_string>;
};

/// The Auth of HTTP Bearer (RFC 6750): an access token, or a callable that returns the current one. A token that is
/// empty or not visible ASCII is refused when a call is made (`errc::no_credential`). Thread safety: with a token, any
/// number of threads; with a callable, as many as the callable allows.
template <class Source>
    requires std::same_as<Source, secret_string> || token_source<Source>
class bearer {
  public:
    explicit bearer(Source token) : source_(std::move(token)) {}
    explicit bearer(std::string_view token)
        requires std::same_as<Source, secret_string>
        : source_(token) {}

    /// True for `security::bearer`.
    [[nodiscard]] static constexpr bool supports(security s) noexcept { return s == security::bearer; }

    /// Appends the field's value. Calls to allocate may throw, and so may the callable.
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
