// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_USERS_API_HPP
#define VELO_USERS_API_HPP

#include <velo/users/delete_user_by_id_v2.hpp>
#include <velo/users/disable_user_v2.hpp>
#include <velo/users/enable_user_v2.hpp>
#include <velo/users/get_self.hpp>
#include <velo/users/get_user_by_id_v2.hpp>
#include <velo/users/invite_user.hpp>
#include <velo/users/list_users.hpp>
#include <velo/users/register_sms.hpp>
#include <velo/users/resend_token.hpp>
#include <velo/users/role_update.hpp>
#include <velo/users/unlock_user_v2.hpp>
#include <velo/users/unregister_mfa.hpp>
#include <velo/users/unregister_mfa_for_self.hpp>
#include <velo/users/update_password_self.hpp>
#include <velo/users/user_details_update.hpp>
#include <velo/users/user_details_update_for_self.hpp>
#include <velo/users/validate_password_self.hpp>

#include <utility>

namespace velo::inline v0 {

/// The 17 operations of the API's `UsersApi` as member functions with the document's names: `api.role_update(id,
/// {.roles = {"payor.admin"}})` is `client.call(role_update{…})`. No logic of its own; each returns what the client's
/// `call` returns. What an operation does stands at its struct in `velo/users/`.
/// Thread safety: as the client, of which it holds a copy.
template <class Client>
class users_api {
    template <class Op>
    using options_of = typename Client::template options_of<Op>;

  public:
    explicit users_api(Client client) : client_(std::move(client)) {}

    [[nodiscard]] auto delete_user_by_id_v2(rest::required<user_id_argument> const& user,
                                            options_of<velo::delete_user_by_id_v2> const& o = {}) const {
        return client_.call(velo::delete_user_by_id_v2{user}, o);
    }
    [[nodiscard]] auto disable_user_v2(rest::required<user_id_argument> const& user,
                                       options_of<velo::disable_user_v2> const& o = {}) const {
        return client_.call(velo::disable_user_v2{user}, o);
    }
    [[nodiscard]] auto enable_user_v2(rest::required<user_id_argument> const& user,
                                      options_of<velo::enable_user_v2> const& o = {}) const {
        return client_.call(velo::enable_user_v2{user}, o);
    }
    [[nodiscard]] auto get_self(options_of<velo::get_self> const& o = {}) const {
        return client_.call(velo::get_self{}, o);
    }
    [[nodiscard]] auto get_user_by_id_v2(rest::required<user_id_argument> const& user,
                                         options_of<velo::get_user_by_id_v2> const& o = {}) const {
        return client_.call(velo::get_user_by_id_v2{user}, o);
    }
    [[nodiscard]] auto invite_user(invite_user_request const& body, options_of<velo::invite_user> const& o = {}) const {
        return client_.call(velo::invite_user{body}, o);
    }
    [[nodiscard]] auto list_users(velo::list_users const& query = {},
                                  options_of<velo::list_users> const& o = {}) const {
        return client_.call(query, o);
    }
    [[nodiscard]] auto register_sms(register_sms_request const& body,
                                    options_of<velo::register_sms> const& o = {}) const {
        return client_.call(velo::register_sms{body}, o);
    }
    [[nodiscard]] auto resend_token(rest::required<user_id_argument> const& user, resend_token_request const& body,
                                    options_of<velo::resend_token> const& o = {}) const {
        return client_.call(velo::resend_token{user, body}, o);
    }
    [[nodiscard]] auto role_update(rest::required<user_id_argument> const& user, role_update_request const& body,
                                   options_of<velo::role_update> const& o = {}) const {
        return client_.call(velo::role_update{user, body}, o);
    }
    [[nodiscard]] auto unlock_user_v2(rest::required<user_id_argument> const& user,
                                      options_of<velo::unlock_user_v2> const& o = {}) const {
        return client_.call(velo::unlock_user_v2{user}, o);
    }
    [[nodiscard]] auto unregister_mfa(rest::required<user_id_argument> const& user, unregister_mfa_request const& body,
                                      options_of<velo::unregister_mfa> const& o = {}) const {
        return client_.call(velo::unregister_mfa{user, body}, o);
    }
    [[nodiscard]] auto unregister_mfa_for_self(self_mfa_type_unregister_request const& body,
                                               rest::optional<rest::bearer_token> const& authorization = {},
                                               options_of<velo::unregister_mfa_for_self> const& o = {}) const {
        return client_.call(velo::unregister_mfa_for_self{body, authorization}, o);
    }
    [[nodiscard]] auto update_password_self(self_update_password_request const& body,
                                            options_of<velo::update_password_self> const& o = {}) const {
        return client_.call(velo::update_password_self{body}, o);
    }
    [[nodiscard]] auto user_details_update(rest::required<user_id_argument> const& user,
                                           user_details_update_request const& body,
                                           options_of<velo::user_details_update> const& o = {}) const {
        return client_.call(velo::user_details_update{user, body}, o);
    }
    [[nodiscard]] auto user_details_update_for_self(
        payee_user_self_update_request const& body,
        options_of<velo::user_details_update_for_self> const& o = {}) const {
        return client_.call(velo::user_details_update_for_self{body}, o);
    }
    [[nodiscard]] auto validate_password_self(password_request const& body,
                                              options_of<velo::validate_password_self> const& o = {}) const {
        return client_.call(velo::validate_password_self{body}, o);
    }

  private:
    Client client_;
};

}  // namespace velo::inline v0

#endif
