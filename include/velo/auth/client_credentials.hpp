// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_AUTH_CLIENT_CREDENTIALS_HPP
#define VELO_AUTH_CLIENT_CREDENTIALS_HPP

#include <velo/auth/token_response.hpp>
#include <velo/login/velo_auth.hpp>
#include <velo/rest/auth/auth.hpp>
#include <velo/rest/auth/basic.hpp>
#include <velo/rest/auth/credential_problem.hpp>
#include <velo/rest/auth/principal.hpp>
#include <velo/rest/auth/token_store.hpp>
#include <velo/rest/model/check.hpp>
#include <velo/rest/model/secret_string.hpp>
#include <velo/rest/process/mutex.hpp>
#include <velo/version.hpp>

#include <concepts>
#include <span>
#include <string_view>
#include <utility>

namespace velo::inline VELO_ABI {

/// An API key and its secret, with which the calls of a client fetch an access token (operation `velo_auth`, RFC 6749
/// section 4.4) and refresh it.
///
///     velo::client client(transport, velo::client_credentials(key, secret));
///
/// The first call that needs a token fetches it. All copies of the client and of this object share it; clients that
/// share it must have the same clock. One call refreshes it before it expires while the others use the valid token.
/// When the server responds with 401, the token is refreshed once and the call is sent again, unless it is
/// non-idempotent. If the server grants no token, the call fails with `errc::token_refresh_failed`; the detail of the
/// error says why. `log_out` (`velo/log_out.hpp`) revokes the token.
///
/// A token lives for the whole seconds of `expires_in`, but at most 24 hours, and 5 minutes if `expires_in` is absent
/// or not a number from 1 on.
///
/// Thread safety: for any number of threads and coroutines if `Mutex` is a real mutex. A program with one thread may
/// use `rest::no_mutex`. Key, secret and token are kept in memory that is zeroed when it is released.
template <class Mutex = rest::default_mutex>
class client_credentials {
  public:
    using token_operation = velo_auth;            ///< the operation that grants a token
    using token_response = velo::token_response;  ///< the part of its response that is read
    /// The holder of an API key is an application, for a client that tells principals apart (`as_application`).
    static constexpr rest::principal only_principal = rest::principal::application;

    /// If key or secret have characters that cannot be sent (`rest::basic_problem`), calls that need a token fail with
    /// `errc::token_refresh_failed`, without a request. Calls to allocate may throw.
#if VELO_HAS_HEAP
    client_credentials(rest::secret_string const& key, rest::secret_string const& secret) : pair_(key, secret) {}
#else
    ///
    /// Without a heap it views key and secret, and keeps the token in `memory`: 7 bytes and the longest token. All
    /// three have to outlive it. It is given to one client, because a copy uses the same memory.
    client_credentials(rest::secret_string key, rest::secret_string secret, std::span<char> memory) noexcept
        : pair_(key, secret), tokens_(memory) {}
#endif

#if defined(__clang__) && defined(__cpp_deleted_function)
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wc++26-extensions"
    template <class K, class S>
        requires(std::convertible_to<K const&, std::string_view> || std::convertible_to<S const&, std::string_view>)
    client_credentials(K const&,
                       S const&) = delete("velo: a key and its secret are secrets: write velo::secret_string(…)");
#pragma clang diagnostic pop
#else
    template <class K, class S, class Words = rest::a_key_and_its_secret_are_secrets_write_secret_string>
        requires(std::convertible_to<K const&, std::string_view> || std::convertible_to<S const&, std::string_view>)
    client_credentials(K const&, S const&) = delete;
#endif

    /// True for `basic` and `bearer`.
    [[nodiscard]] static constexpr bool supports(rest::security s) noexcept { return s != rest::security::none; }

    /// Appends "Basic …" with key and secret to `out`, for the token request and other operations with Basic security.
    /// `errc::invalid_credential` if they cannot be sent. Calls to allocate may throw.
    [[nodiscard]] rest::credential_problem authorize(rest::basic_security s, rest::secure_buffer& out) const {
        return pair_.authorize(s, out);
    }

    /// The token that the calls share.
    [[nodiscard]] rest::token_store<Mutex> const& tokens() const noexcept { return tokens_; }
    /// The request that fetches a token.
    [[nodiscard]] static velo_auth token_request() { return {}; }
    /// The token in a response to it; an empty token if it has none.
    [[nodiscard]] static rest::token_grant grant_of(velo::token_response&& response) {
        rest::token_grant grant;
        if (response.access_token) grant.token = std::move(*response.access_token);
        if (response.expires_in) grant.expires_in = seconds_of(*response.expires_in);
        return grant;
    }

  private:
    rest::basic pair_;
    rest::token_store<Mutex> tokens_;
};

client_credentials(rest::secret_string, rest::secret_string) -> client_credentials<>;

}  // namespace velo::inline VELO_ABI

#endif
