// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_FWD_HPP
#define VELO_FWD_HPP

/// Declarations of what headers of a program name in pointers, references and signatures. It includes nothing else.
#include <velo/version.hpp>

namespace velo::inline VELO_ABI {

namespace rest {
template <class Transport, class Auth, class Serializer, class Config>
class client;
template <class Task>
class any_async_transport;
class any_transport;
class scripted;
class secret_string;
}  // namespace rest
using rest::any_async_transport;
using rest::any_transport;
using rest::client;
using rest::secret_string;

template <class Task>
class any_async_client;
class any_client;
class fake;
template <class Client>
class login_api;
template <class Client>
class users_api;

// The operations.
struct delete_user_by_id_v2;
struct disable_user_v2;
struct enable_user_v2;
struct get_self;
struct get_user_by_id_v2;
struct invite_user;
struct list_users;
struct logout;
struct register_sms;
struct resend_token;
struct reset_password;
struct role_update;
struct unlock_user_v2;
struct unregister_mfa;
struct unregister_mfa_for_self;
struct update_password_self;
struct user_details_update;
struct user_details_update_for_self;
struct validate_access_token;
struct validate_password_self;
struct velo_auth;

// The models.
struct access_token_response;
struct access_token_validation_request;
struct auth_response;
struct error_data;
struct error_item;
struct error_response;
struct invite_user_request;
struct localisation_details;
struct mfa_details;
struct page_info;
struct page_link;
struct paged_user_response;
struct password_request;
struct payee_user_self_update_request;
struct register_sms_request;
struct resend_token_request;
struct reset_password_request;
struct role;
struct role_update_request;
struct self_mfa_type_unregister_request;
struct self_update_password_request;
struct unregister_mfa_request;
struct user_details_update_request;
struct user_info;
struct user_response;
struct validate_password_response;

}  // namespace velo::inline VELO_ABI

#endif
