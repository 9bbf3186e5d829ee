// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_LOGIN_API_HPP
#define VELO_LOGIN_API_HPP

#include <velo/login/login_operations.hpp>
#include <velo/rest/model/check.hpp>
#include <velo/version.hpp>

#include <utility>

namespace velo::inline VELO_ABI {

/// The 4 operations of the API's `LoginApi` as member functions. `velo/login/` documents the arguments of each
/// operation.
///
/// Each function returns what `client.call` returns: a `result`, or with an asynchronous Transport one of its
/// coroutines. A function whose credential the client cannot supply does not compile: `velo_auth` needs a client with
/// `basic`, `logout` and `validate_access_token` need `bearer` or `client_credentials`, `reset_password` needs none.
/// Non-idempotent calls are resent only if the server has not acted.
/// Thread safety: as `Client`, of which the facade holds a copy.
template <class Client>
class login_api {
    template <class Op>
    using options_of = typename Client::template options_of<Op>;
    template <class Op>
    using call_result = typename Client::template call_result<Op>;

  public:
    /// A facade over a copy of `client`.
#if VELO_HAS_HEAP
    explicit login_api(Client client) : client_(std::move(client)) {}
#else
    explicit login_api(Client const& client) noexcept : client_(client) {}
#endif

    /// Revokes the access token of the client, of a user or of an application. `velo::log_out(client)` also makes a
    /// client with `client_credentials` forget it.
    /// Security: bearer. Success: 204. Errors: 401, 403. Non-idempotent.
    [[nodiscard]] call_result<velo::logout> logout(options_of<velo::logout> const& o = {}) const {
        return client_.call(velo::logout{}, o);
    }

    /// Mails a link to a user who forgot their password. The token in the link resets the password.
    /// Security: none. Success: 204. Errors: 400. Non-idempotent.
    [[nodiscard]] call_result<velo::reset_password> reset_password(
        reset_password_request const& body, options_of<velo::reset_password> const& o = {}) const {
        return client_.call(velo::reset_password{body}, o);
    }

    /// Finishes a login with MFA: exchanges an access token with PRE_AUTH authority and a one-time password for a full
    /// access token. `authorization`, a token without `Bearer `, replaces the client's credential for this call.
    /// Security: bearer. Success: 200 with an `access_token_response`. Errors: 401, 403. Non-idempotent.
    [[nodiscard]] call_result<velo::validate_access_token> validate_access_token(
        access_token_validation_request const& body, rest::optional<rest::bearer_token> const& authorization = {},
        options_of<velo::validate_access_token> const& o = {}) const {
        return client_.call(velo::validate_access_token{body, authorization}, o);
    }

    /// Issues an access token for an API key and its secret. A client with `client_credentials` calls it by itself.
    /// Security: basic. Success: 200 with an `auth_response`. Errors: 401 (the key or the secret is wrong). Idempotent.
    [[nodiscard]] call_result<velo::velo_auth> velo_auth(velo::velo_auth const& op = {},
                                                         options_of<velo::velo_auth> const& o = {}) const {
        return client_.call(op, o);
    }

#if defined(__clang__) && defined(__cpp_deleted_function)
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wc++26-extensions"
    template <class Op, class Options = int>
    void call(Op const&, Options const& = {}) const = delete(
        "velo: a facade has each operation as a member: write users.list_users(), or client.call(…) on its client");
#pragma clang diagnostic pop
#else
    template <class Op, class Options = int>
    void call(Op const&, Options const& = {},
              rest::a_facade_has_each_operation_as_a_member_write_users_list_users_or_client_call* = nullptr) const =
        delete;
#endif

  private:
#if VELO_HAS_HEAP
    Client client_;
#else
    Client const& client_;  // which has to outlive this
#endif
};

/// Refuses at compile time what is no client: a Transport, perhaps with its Auth.
template <class Client>
    requires(!requires { typename Client::template options_of<velo::logout>; })
class login_api<Client> {
  public:
#if defined(__clang__) && defined(__cpp_deleted_function)
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wc++26-extensions"
    template <class... More>
    explicit login_api(Client const&, More const&...) =
        delete("velo: a facade is made over a client: write velo::login_api(velo::client(transport, auth))");
#pragma clang diagnostic pop
#else
    template <class Words = rest::a_facade_is_made_over_a_client_write_users_api_of_a_client, class... More>
    explicit login_api(Client const&, More const&...) = delete;
#endif
};
template <class Client, class Auth>
login_api(Client, Auth) -> login_api<Client>;

}  // namespace velo::inline VELO_ABI

#endif
