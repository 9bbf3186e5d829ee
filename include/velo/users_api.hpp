// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_USERS_API_HPP
#define VELO_USERS_API_HPP

#include <velo/rest/model/check.hpp>
#include <velo/users/users_operations.hpp>
#include <velo/version.hpp>

#include <utility>

namespace velo::inline VELO_ABI {

/// The 17 operations of the API's `UsersApi` as member functions: `api.role_update(id, {.roles = {"payor.admin"}})` is
/// `client.call(role_update{…})`. `velo/users/` documents the arguments of each operation.
///
/// Each function returns what `client.call` returns: a `result`, or with an asynchronous Transport one of its
/// coroutines. All need a client with `bearer` or `client_credentials`. Status 403 means that the caller lacks a
/// permission. Non-idempotent calls are resent only if the server has not acted. Thread safety: as `Client`, of which
/// the facade holds a copy.
template <class Client>
class users_api {
    template <class Op>
    using options_of = typename Client::template options_of<Op>;
    template <class Op>
    using call_result = typename Client::template call_result<Op>;

  public:
    /// A facade over a copy of `client`.
#if VELO_HAS_HEAP
    explicit users_api(Client client) : client_(std::move(client)) {}
#else
    explicit users_api(Client const& client) noexcept : client_(client) {}
#endif

    /// Deletes a user.
    /// Security: bearer. Success: 204. Errors: 401, 403, 404 (no such user, or deleted already). Idempotent.
    [[nodiscard]] call_result<velo::delete_user_by_id_v2> delete_user_by_id_v2(
        rest::required<user_id_argument> const& user, options_of<velo::delete_user_by_id_v2> const& o = {}) const {
        return client_.call(velo::delete_user_by_id_v2{user}, o);
    }

    /// Disables a user: revokes their access tokens and refuses their logins. Succeeds if the user is disabled already.
    /// The caller needs the permission to manage users and cannot disable themself.
    /// Security: bearer. Success: 204. Errors: 400, 401, 403, 404 (no such user). Idempotent.
    [[nodiscard]] call_result<velo::disable_user_v2> disable_user_v2(
        rest::required<user_id_argument> const& user, options_of<velo::disable_user_v2> const& o = {}) const {
        return client_.call(velo::disable_user_v2{user}, o);
    }

    /// Enables a disabled user. Succeeds if the user is enabled already. The caller needs the permission to manage
    /// users and cannot enable themself.
    /// Security: bearer. Success: 204. Errors: 400, 401, 403, 404 (no such user). Idempotent.
    [[nodiscard]] call_result<velo::enable_user_v2> enable_user_v2(
        rest::required<user_id_argument> const& user, options_of<velo::enable_user_v2> const& o = {}) const {
        return client_.call(velo::enable_user_v2{user}, o);
    }

    /// Gets the user who owns the access token.
    /// Security: bearer. Success: 200 with a `user_response`. Errors: 401, 403. Safe.
    [[nodiscard]] call_result<velo::get_self> get_self(options_of<velo::get_self> const& o = {}) const {
        return client_.call(velo::get_self{}, o);
    }

    /// Gets one user.
    /// Security: bearer. Success: 200 with a `user_response`. Errors: 401, 403, 404 (no such user). Safe.
    [[nodiscard]] call_result<velo::get_user_by_id_v2> get_user_by_id_v2(
        rest::required<user_id_argument> const& user, options_of<velo::get_user_by_id_v2> const& o = {}) const {
        return client_.call(velo::get_user_by_id_v2{user}, o);
    }

    /// Creates a user and invites them by e-mail. The caller must have the permission to assign the roles.
    /// Security: bearer. Success: 204. Errors: 400, 401, 403, 409 (the e-mail address is taken), 412 (the user is
    /// verified manually and the verification code is missing). Non-idempotent.
    [[nodiscard]] call_result<velo::invite_user> invite_user(invite_user_request const& body,
                                                             options_of<velo::invite_user> const& o = {}) const {
        return client_.call(velo::invite_user{body}, o);
    }

    /// Gets a page of the users, filtered and sorted. `client.pages` and `client.items` go through all pages.
    /// Security: bearer. Success: 200 with a `paged_user_response`. Errors: 400, 401, 403. Safe.
    [[nodiscard]] call_result<velo::list_users> list_users(velo::list_users const& query = {},
                                                           options_of<velo::list_users> const& o = {}) const {
        return client_.call(query, o);
    }

    /// Sends a one-time code to a phone number, so that a back-office user can verify a user manually.
    /// Security: bearer. Success: 204. Errors: 400, 401, 403. Non-idempotent.
    [[nodiscard]] call_result<velo::register_sms> register_sms(register_sms_request const& body,
                                                               options_of<velo::register_sms> const& o = {}) const {
        return client_.call(velo::register_sms{body}, o);
    }

    /// Revokes a token that was sent to a user and sends a new one of the same type. The user must have such a token.
    /// Security: bearer. Success: 204. Errors: 400 (also for a user who does not exist), 401, 403. Non-idempotent.
    [[nodiscard]] call_result<velo::resend_token> resend_token(rest::required<user_id_argument> const& user,
                                                               resend_token_request const& body,
                                                               options_of<velo::resend_token> const& o = {}) const {
        return client_.call(velo::resend_token{user, body}, o);
    }

    /// Replaces the roles of a user. The caller must have the permission to assign them.
    /// Security: bearer. Success: 204. Errors: 400, 401, 403, 404 (no such user). Idempotent, unless the body holds a
    /// verification code.
    [[nodiscard]] call_result<velo::role_update> role_update(rest::required<user_id_argument> const& user,
                                                             role_update_request const& body,
                                                             options_of<velo::role_update> const& o = {}) const {
        return client_.call(velo::role_update{user, body}, o);
    }

    /// Unlocks a user who is locked out. Succeeds if the user is not locked out.
    /// Security: bearer. Success: 204. Errors: 400, 401, 403, 404 (no such user). Idempotent.
    [[nodiscard]] call_result<velo::unlock_user_v2> unlock_user_v2(
        rest::required<user_id_argument> const& user, options_of<velo::unlock_user_v2> const& o = {}) const {
        return client_.call(velo::unlock_user_v2{user}, o);
    }

    /// Unregisters the MFA device of a user.
    /// Security: bearer. Success: 204. Errors: 400, 401, 403, 404 (no such user). Non-idempotent.
    [[nodiscard]] call_result<velo::unregister_mfa> unregister_mfa(
        rest::required<user_id_argument> const& user, unregister_mfa_request const& body,
        options_of<velo::unregister_mfa> const& o = {}) const {
        return client_.call(velo::unregister_mfa{user, body}, o);
    }

    /// Unregisters the caller's own MFA device. `authorization`, a token without `Bearer `, replaces the client's
    /// credential for this call.
    /// Security: bearer. Success: 204. Errors: 400, 401, 403. Non-idempotent.
    [[nodiscard]] call_result<velo::unregister_mfa_for_self> unregister_mfa_for_self(
        self_mfa_type_unregister_request const& body, rest::optional<rest::bearer_token> const& authorization = {},
        options_of<velo::unregister_mfa_for_self> const& o = {}) const {
        return client_.call(velo::unregister_mfa_for_self{body, authorization}, o);
    }

    /// Replaces the caller's own password. The new password must have a score of at least 3 and must not have been used
    /// before; `validate_password_self` tells.
    /// Security: bearer. Success: 204. Errors: 400, 401, 403. Non-idempotent.
    [[nodiscard]] call_result<velo::update_password_self> update_password_self(
        self_update_password_request const& body, options_of<velo::update_password_self> const& o = {}) const {
        return client_.call(velo::update_password_self{body}, o);
    }

    /// Changes the profile of a user: an absent member keeps the property, null clears it.
    /// Security: bearer. Success: 204. Errors: 400, 401, 403, 404 (no such user), 409 (the e-mail address is taken).
    /// Idempotent, unless the body holds a verification code.
    [[nodiscard]] call_result<velo::user_details_update> user_details_update(
        rest::required<user_id_argument> const& user, user_details_update_request const& body,
        options_of<velo::user_details_update> const& o = {}) const {
        return client_.call(velo::user_details_update{user, body}, o);
    }

    /// Changes the caller's own profile: an absent member keeps the property, null clears it. For payee users only.
    /// Security: bearer. Success: 204. Errors: 400, 401, 403, 409 (the e-mail address is taken). Idempotent.
    [[nodiscard]] call_result<velo::user_details_update_for_self> user_details_update_for_self(
        payee_user_self_update_request const& body,
        options_of<velo::user_details_update_for_self> const& o = {}) const {
        return client_.call(velo::user_details_update_for_self{body}, o);
    }

    /// Scores a password for the caller and changes nothing. The API accepts passwords with a score of at least 3.
    /// Security: bearer. Success: 200 with a `validate_password_response`. Errors: 400, 401, 403. Safe.
    [[nodiscard]] call_result<velo::validate_password_self> validate_password_self(
        password_request const& body, options_of<velo::validate_password_self> const& o = {}) const {
        return client_.call(velo::validate_password_self{body}, o);
    }

#if defined(__clang__) && defined(__cpp_deleted_function)
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wc++26-extensions"
    template <class Op, class Options = int>
    void call(Op const&, Options const& = {}) const = delete(
        "velo: a facade has each operation as a member: write users.list_users(), or client.call(…) on its client");
    template <class... X>
    void pages(X const&...) const =
        delete("velo: pages, items and each are functions of the client: write client.items(velo::list_users{})");
    template <class... X>
    void items(X const&...) const =
        delete("velo: pages, items and each are functions of the client: write client.items(velo::list_users{})");
    template <class... X>
    void each(X const&...) const =
        delete("velo: pages, items and each are functions of the client: write client.items(velo::list_users{})");
#pragma clang diagnostic pop
#else
    template <class Op, class Options = int>
    void call(Op const&, Options const& = {},
              rest::a_facade_has_each_operation_as_a_member_write_users_list_users_or_client_call* = nullptr) const =
        delete;
    template <class Words = rest::pages_items_and_each_are_functions_of_the_client_write_client_items, class... X>
    void pages(X const&...) const = delete;
    template <class Words = rest::pages_items_and_each_are_functions_of_the_client_write_client_items, class... X>
    void items(X const&...) const = delete;
    template <class Words = rest::pages_items_and_each_are_functions_of_the_client_write_client_items, class... X>
    void each(X const&...) const = delete;
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
    requires(!requires { typename Client::template options_of<velo::get_self>; })
class users_api<Client> {
  public:
#if defined(__clang__) && defined(__cpp_deleted_function)
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wc++26-extensions"
    template <class... More>
    explicit users_api(Client const&, More const&...) =
        delete("velo: a facade is made over a client: write velo::users_api(velo::client(transport, auth))");
#pragma clang diagnostic pop
#else
    template <class Words = rest::a_facade_is_made_over_a_client_write_users_api_of_a_client, class... More>
    explicit users_api(Client const&, More const&...) = delete;
#endif
};
template <class Client, class Auth>
users_api(Client, Auth) -> users_api<Client>;

}  // namespace velo::inline VELO_ABI

#endif
