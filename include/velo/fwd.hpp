// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_FWD_HPP
#define VELO_FWD_HPP

/// Declarations of what headers of a program name in pointers, references and signatures. Beside the texts that models
/// have it includes nothing else.
#include <velo/version.hpp>

#include <string>
#include <string_view>

namespace velo::inline VELO_ABI {

namespace rest {
template <class Transport, class Auth, class Serializer, class Config>
class client;
template <class Task>
class any_async_transport;
class any_transport;
template <class Text>
class basic_scripted;
using scripted = basic_scripted<std::string>;
#if VELO_HAS_HEAP
class secret_string;
/// The text type of the models.
using default_text = std::string;
#else
class secret_view;
/// Without a heap they are views.
using secret_string = secret_view;
using default_text = std::string_view;
#endif
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
struct access_token_validation_request;
struct invite_user_request;
struct page_info;
struct password_request;
struct payee_user_self_update_request;
struct register_sms_request;
struct resend_token_request;
struct reset_password_request;
struct role_update_request;
struct self_mfa_type_unregister_request;
struct self_update_password_request;
struct unregister_mfa_request;
struct user_details_update_request;

// The models whose texts are of the type `Text`.
template <class Text>
struct basic_access_token_response;
template <class Text>
struct basic_auth_response;
template <class Text>
struct basic_error_data;
template <class Text>
struct basic_error_item;
template <class Text>
struct basic_error_response;
template <class Text>
struct basic_localisation_details;
template <class Text>
struct basic_mfa_details;
template <class Text>
struct basic_page_link;
template <class Text>
struct basic_paged_user_response;
template <class Text>
struct basic_role;
template <class Text>
struct basic_user_info;
template <class Text>
struct basic_user_response;
template <class Text>
struct basic_validate_password_response;
/// The models with the text type of the models.
using access_token_response = basic_access_token_response<rest::default_text>;
using auth_response = basic_auth_response<rest::default_text>;
using error_data = basic_error_data<rest::default_text>;
using error_item = basic_error_item<rest::default_text>;
using error_response = basic_error_response<rest::default_text>;
using localisation_details = basic_localisation_details<rest::default_text>;
using mfa_details = basic_mfa_details<rest::default_text>;
using page_link = basic_page_link<rest::default_text>;
using paged_user_response = basic_paged_user_response<rest::default_text>;
using role = basic_role<rest::default_text>;
using user_info = basic_user_info<rest::default_text>;
using user_response = basic_user_response<rest::default_text>;
using validate_password_response = basic_validate_password_response<rest::default_text>;

}  // namespace velo::inline VELO_ABI

#endif
