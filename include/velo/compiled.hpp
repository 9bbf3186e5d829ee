// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_COMPILED_HPP
#define VELO_COMPILED_HPP

/// What `velo/src.hpp` compiles of the templates, for programs that define `VELO_SEPARATE_COMPILATION`: the request and
/// the response of each of the 21 operations in JSON, and the core of a call for the default configuration with each
/// Auth of the library. Every other Auth, Serializer, configuration or operation is compiled where it is used.
#include <velo/client.hpp>
#include <velo/operations.hpp>
#include <velo/rest/call/client_state.hpp>
#include <velo/rest/call/core.hpp>
#include <velo/rest/call/options.hpp>
#include <velo/rest/call/prepare.hpp>
#include <velo/rest/call/prepared_call.hpp>
#include <velo/rest/client/config.hpp>
#include <velo/rest/response/outcome.hpp>
#include <velo/rest/response/response.hpp>
#include <velo/rest/serializer/json.hpp>

// The same list declares and defines the instances.
#if defined(VELO_COMPILES_INSTANCES)
#define VELO_INSTANCE template
#else
#define VELO_INSTANCE extern template
#endif

#define VELO_OPERATION(name)                                                                                      \
    VELO_INSTANCE prepared_call prepare<name, json>(name const&, resolved_options const&, prepare_context const&, \
                                                    json const&, request_buffers&);                               \
    VELO_INSTANCE outcome<name> decode<name, json>(response const&, json const&, error_info);

#define VELO_CLASS(...) VELO_INSTANCE class __VA_ARGS__;

#define VELO_AUTH(...)                                          \
    VELO_CLASS(client_state<__VA_ARGS__, json, default_config>) \
    VELO_CLASS(call_core<client_state<__VA_ARGS__, json, default_config>>)

namespace velo::inline VELO_ABI::rest {

VELO_OPERATION(delete_user_by_id_v2)
VELO_OPERATION(disable_user_v2)
VELO_OPERATION(enable_user_v2)
VELO_OPERATION(get_self)
VELO_OPERATION(get_user_by_id_v2)
VELO_OPERATION(invite_user)
VELO_OPERATION(list_users)
VELO_OPERATION(register_sms)
VELO_OPERATION(resend_token)
VELO_OPERATION(role_update)
VELO_OPERATION(unlock_user_v2)
VELO_OPERATION(unregister_mfa)
VELO_OPERATION(unregister_mfa_for_self)
VELO_OPERATION(update_password_self)
VELO_OPERATION(user_details_update)
VELO_OPERATION(user_details_update_for_self)
VELO_OPERATION(validate_password_self)
VELO_OPERATION(logout)
VELO_OPERATION(reset_password)
VELO_OPERATION(validate_access_token)
VELO_OPERATION(velo_auth)

VELO_AUTH(no_auth)
VELO_AUTH(basic)
VELO_AUTH(bearer<secret_string>)
VELO_AUTH(client_credentials<>)
VELO_CLASS(token_store<>)
VELO_CLASS(token_refresh<client_credentials<>>)

}  // namespace velo::inline VELO_ABI::rest

#undef VELO_CLASS
#undef VELO_AUTH
#undef VELO_OPERATION
#undef VELO_INSTANCE

#endif
