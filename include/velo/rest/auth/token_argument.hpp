// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_AUTH_TOKEN_ARGUMENT_HPP
#define VELO_REST_AUTH_TOKEN_ARGUMENT_HPP

#include <velo/rest/auth/bearer_token.hpp>
#include <velo/rest/model/mistakes.hpp>
#include <velo/rest/model/secret_string.hpp>

#include <concepts>
#include <string_view>

namespace velo::inline v0::rest {

/// A token for one call, in the call's options: a `secret_string` or a `bearer_token`. It views the secret, which has
/// to live until `call` returns; an asynchronous call has copied it by then.
class token_argument {
  public:
    constexpr token_argument() noexcept = default;
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

}  // namespace velo::inline v0::rest

#endif
