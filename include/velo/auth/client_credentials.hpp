// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_AUTH_CLIENT_CREDENTIALS_HPP
#define VELO_AUTH_CLIENT_CREDENTIALS_HPP

#include <velo/auth/token_response.hpp>
#include <velo/login/velo_auth.hpp>
#include <velo/rest/auth/auth.hpp>
#include <velo/rest/auth/basic.hpp>
#include <velo/rest/auth/token_store.hpp>
#include <velo/rest/model/secret_string.hpp>

#include <mutex>
#include <utility>

namespace velo::inline v0 {

/// An API key and its secret, with which calls get an access token for themselves (`velo_auth`) and renew it.
///
///     velo::client client(transport, velo::client_credentials(key, secret));
///
/// The first call that needs a token gets it; all copies of the client and of this share it. One call renews it ahead
/// of its expiry while the others go on with the valid one. When the server answers 401, the token is renewed once, and
/// the call is sent once more unless it is non-idempotent. A token that cannot be had is `errc::token_refresh_failed`,
/// whose detail says why. `expires_in` may be absent or make no sense: five minutes are assumed, and at most a day is
/// believed.
///
/// The clients that share it have to have one clock. `log_out` (`velo/log_out.hpp`) gives the token back.
/// Thread safety: for any number of threads and coroutines when `Mutex` is a real one; a program with one thread may
/// take `rest::no_mutex`. Key, secret and token are kept in memory that is overwritten when released.
template <class Mutex = std::mutex>
class client_credentials {
  public:
    using token_operation = velo_auth;
    using token_response = velo::token_response;

    /// Calls to allocate may throw. A key with a colon in it is refused when a token is needed.
    client_credentials(rest::secret_string const& key, rest::secret_string const& secret) : pair_(key, secret) {}

    [[nodiscard]] static constexpr bool supports(rest::security s) noexcept { return s != rest::security::none; }

    [[nodiscard]] rest::errc authorize(rest::basic_security s, rest::secure_buffer& out) const {
        return pair_.authorize(s, out);
    }

    [[nodiscard]] rest::token_store<Mutex> const& tokens() const noexcept { return tokens_; }
    [[nodiscard]] static velo_auth token_request() { return {}; }
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

static_assert(rest::refreshing_auth<client_credentials<>>);

}  // namespace velo::inline v0

#endif
