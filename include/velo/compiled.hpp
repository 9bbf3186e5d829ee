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

#define VELO_OPERATION(kind, name)                                                                                    \
    kind prepared_call prepare<name, json>(name const&, resolved_options const&, prepare_context const&, json const&, \
                                           request_buffers&);                                                         \
    kind outcome<name> decode<name, json>(response const&, json const&, error_info&&);

#define VELO_AUTH(kind, ...)                                    \
    kind class client_state<__VA_ARGS__, json, default_config>; \
    kind class call_core<client_state<__VA_ARGS__, json, default_config>>;

// `extern template` declares the instances here; `template` defines them in velo/src.hpp, which reads this first: a
// definition has to follow its declaration.
#define VELO_INSTANCES(kind)                           \
    VELO_OPERATION(kind, delete_user_by_id_v2)         \
    VELO_OPERATION(kind, disable_user_v2)              \
    VELO_OPERATION(kind, enable_user_v2)               \
    VELO_OPERATION(kind, get_self)                     \
    VELO_OPERATION(kind, get_user_by_id_v2)            \
    VELO_OPERATION(kind, invite_user)                  \
    VELO_OPERATION(kind, list_users)                   \
    VELO_OPERATION(kind, register_sms)                 \
    VELO_OPERATION(kind, resend_token)                 \
    VELO_OPERATION(kind, role_update)                  \
    VELO_OPERATION(kind, unlock_user_v2)               \
    VELO_OPERATION(kind, unregister_mfa)               \
    VELO_OPERATION(kind, unregister_mfa_for_self)      \
    VELO_OPERATION(kind, update_password_self)         \
    VELO_OPERATION(kind, user_details_update)          \
    VELO_OPERATION(kind, user_details_update_for_self) \
    VELO_OPERATION(kind, validate_password_self)       \
    VELO_OPERATION(kind, logout)                       \
    VELO_OPERATION(kind, reset_password)               \
    VELO_OPERATION(kind, validate_access_token)        \
    VELO_OPERATION(kind, velo_auth)                    \
    VELO_AUTH(kind, no_auth)                           \
    VELO_AUTH(kind, basic)                             \
    VELO_AUTH(kind, bearer<secret_string>)             \
    VELO_AUTH(kind, client_credentials<>)              \
    kind class token_store<>;                          \
    kind class token_refresh<client_credentials<>>;

namespace velo::inline VELO_ABI::rest {
VELO_INSTANCES(extern template)
}  // namespace velo::inline VELO_ABI::rest

#endif
