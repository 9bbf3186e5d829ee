// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_AUTH_BEARER_HPP
#define VELO_REST_AUTH_BEARER_HPP

#include <velo/rest/auth/credential_problem.hpp>
#include <velo/rest/endpoint/endpoint.hpp>
#include <velo/rest/http/characters.hpp>
#include <velo/rest/memory/secure_buffer.hpp>
#include <velo/rest/model/check.hpp>
#include <velo/rest/model/secret_string.hpp>
#include <velo/rest/model/secret_text.hpp>

#include <concepts>
#include <cstddef>
#include <string_view>
#include <utility>

namespace velo::inline VELO_ABI::rest {

/// The form of a token in an Authorization field: visible ASCII without spaces, so that no token can inject a header.
struct bearer_token_rule {
    static constexpr std::size_t capacity = 2048;
    static constexpr bool is_credential = true;
    static constexpr std::string_view expected = "a token without 'Bearer ': 1 to 2048 visible ASCII characters";
    [[nodiscard]] static constexpr bool accepts(std::string_view s) noexcept { return !s.empty() && is_visible(s); }
    using mistake = class a_token_is_1_to_2048_visible_ASCII_characters_without_Bearer;
};

/// A token as an argument of one call. It replaces the client's credential for that call. Its bytes lie inside the
/// object and are zeroed with it.
using bearer_token = secret_text<bearer_token_rule>;

namespace detail {
inline void append_sendable_bearer(std::string_view token, secure_buffer& out) {
    out.append("Bearer ");
    out.append(token);
}
}  // namespace detail

/// Appends the value of the Authorization field for `token` (RFC 6750 section 2.1). A token that is not visible ASCII
/// has a problem (`bearer_problem`) and appends nothing: a line break in it would inject a header. Calls to allocate
/// may throw.
[[nodiscard]] inline credential_problem append_bearer(std::string_view token, secure_buffer& out) {
    if (!bearer_token_rule::accepts(token)) return bearer_problem(token);
    detail::append_sendable_bearer(token, out);
    return {};
}

/// A token for one call, in the call's options: a `secret_string` or a `bearer_token`. It views the secret, which has
/// to live until `call` returns; an asynchronous call has copied it by then.
class token_argument {
  public:
    constexpr token_argument() noexcept = default;
    /// Both of these view the secret.
    token_argument(secret_string const& token) noexcept : text_(token.reveal()), given_(true) {}
    constexpr token_argument(bearer_token const& token) noexcept : text_(token.reveal()), given_(true) {}
#if defined(__clang__)
    // Unavailable and not deleted, as in retry/option.hpp.
    template <class X>
        requires(!std::same_as<X, token_argument>)
    __attribute__((unavailable("velo: a token is a secret: give a secret_string or a bearer_token"))) token_argument(
        X const&) noexcept {}
#else
    template <class X>
        requires(!std::same_as<X, token_argument>)
    token_argument(X const&, a_token_is_a_secret_give_a_secret_string_or_a_bearer_token* = nullptr) = delete;
#endif

    /// True when a token was given, even an empty one, which is refused.
    [[nodiscard]] constexpr bool is_given() const noexcept { return given_; }
    /// The token. Views the secret that it was made from.
    [[nodiscard]] constexpr std::string_view reveal() const noexcept { return text_; }

  private:
    std::string_view text_;
    bool given_ = false;
};

/// A callable without arguments that returns the current token, as a `secret_string`.
template <class F>
concept token_source = std::copy_constructible<F> && requires(F const& f) {
    { f() } -> std::convertible_to<secret_string>;
};

/// The Auth of HTTP Bearer (RFC 6750): an access token, or a callable that returns the current one. A token that is
/// empty (`errc::no_credential`) or not visible ASCII (`errc::invalid_credential`) is refused when a call is made.
/// Thread safety: with a token, any number of threads; with a callable, as many as the callable allows.
template <class Source>
    requires std::same_as<Source, secret_string> || token_source<Source>
class bearer {
  public:
    /// Keeps the token, or the callable.
    explicit bearer(Source token) : source_(std::move(token)) {
        // A token is checked here, once, and not in every call.
        if constexpr (std::same_as<Source, secret_string>) is_sendable_ = bearer_token_rule::accepts(source_.reveal());
    }
    /// Keeps a copy of the token. Calls to allocate may throw.
    explicit bearer(std::string_view token)
        requires std::same_as<Source, secret_string>
        : bearer(secret_string(token)) {}

    /// True for `security::bearer`.
    [[nodiscard]] static constexpr bool supports(security s) noexcept { return s == security::bearer; }

    /// Appends the field's value. Calls to allocate may throw, and so may the callable.
    [[nodiscard]] credential_problem authorize(bearer_security, secure_buffer& out) const {
        if constexpr (std::same_as<Source, secret_string>) {
            std::string_view const token = source_.reveal();
            if (!is_sendable_ || token.empty()) return bearer_problem(token);
            detail::append_sendable_bearer(token, out);
            return {};
        } else {
            return append_bearer(secret_string(source_()).reveal(), out);
        }
    }

  private:
    Source source_;
    bool is_sendable_ = false;  // a token as source; that of a callable is checked in each call
};

bearer(std::string_view) -> bearer<secret_string>;
bearer(char const*) -> bearer<secret_string>;

}  // namespace velo::inline VELO_ABI::rest

#endif
