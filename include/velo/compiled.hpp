// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_COMPILED_HPP
#define VELO_COMPILED_HPP

/// What `velo/src.hpp` compiles of the templates, for programs that define `VELO_SEPARATE_COMPILATION`: the request and
/// the response of each of the 21 operations with `json` and with `text_json`, and the core of a call for the default
/// configuration with each Auth of the library. Every other Auth, Serializer, configuration or operation is compiled
/// where it is used.
#include <velo/client.hpp>
#include <velo/operations.hpp>
#include <velo/rest/call/client_state.hpp>
#include <velo/rest/call/core.hpp>
#include <velo/rest/call/options.hpp>
#include <velo/rest/call/prepare.hpp>
#include <velo/rest/call/prepared_call.hpp>
#include <velo/rest/client/config.hpp>
#include <velo/rest/response/decode.hpp>
#include <velo/rest/response/outcome.hpp>
#include <velo/rest/response/response.hpp>
#include <velo/rest/serializer/json.hpp>
#include <velo/rest/serializer/text_json.hpp>

#define VELO_OPERATION(kind, S, name)                                                                           \
    kind prepared_call prepare<name, S>(name const&, resolved_options const&, prepare_context const&, S const&, \
                                        request_buffers&);                                                      \
    kind outcome<name> decode<name, S>(response const&, S const&, error_info&&);

#define VELO_AUTH(kind, S, ...)                                     \
    kind class shared_client_state<__VA_ARGS__, S, default_config>; \
    kind class call_core<client_state<__VA_ARGS__, S, default_config>>;

// `extern template` declares the instances here; `template` defines them in velo/src.hpp, which reads this first: a
// definition has to follow its declaration.
#define VELO_INSTANCES_OF(kind, S)                        \
    VELO_OPERATION(kind, S, delete_user_by_id_v2)         \
    VELO_OPERATION(kind, S, disable_user_v2)              \
    VELO_OPERATION(kind, S, enable_user_v2)               \
    VELO_OPERATION(kind, S, get_self)                     \
    VELO_OPERATION(kind, S, get_user_by_id_v2)            \
    VELO_OPERATION(kind, S, invite_user)                  \
    VELO_OPERATION(kind, S, list_users)                   \
    VELO_OPERATION(kind, S, register_sms)                 \
    VELO_OPERATION(kind, S, resend_token)                 \
    VELO_OPERATION(kind, S, role_update)                  \
    VELO_OPERATION(kind, S, unlock_user_v2)               \
    VELO_OPERATION(kind, S, unregister_mfa)               \
    VELO_OPERATION(kind, S, unregister_mfa_for_self)      \
    VELO_OPERATION(kind, S, update_password_self)         \
    VELO_OPERATION(kind, S, user_details_update)          \
    VELO_OPERATION(kind, S, user_details_update_for_self) \
    VELO_OPERATION(kind, S, validate_password_self)       \
    VELO_OPERATION(kind, S, logout)                       \
    VELO_OPERATION(kind, S, reset_password)               \
    VELO_OPERATION(kind, S, validate_access_token)        \
    VELO_OPERATION(kind, S, velo_auth)                    \
    VELO_AUTH(kind, S, no_auth)                           \
    VELO_AUTH(kind, S, basic)                             \
    VELO_AUTH(kind, S, bearer<secret_string>)             \
    VELO_AUTH(kind, S, client_credentials<>)

#define VELO_INSTANCES(kind)           \
    VELO_INSTANCES_OF(kind, json)      \
    VELO_INSTANCES_OF(kind, text_json) \
    kind class token_store<>;          \
    kind class token_refresh<client_credentials<>>;

namespace velo::inline VELO_ABI::rest {
VELO_INSTANCES(extern template)
}  // namespace velo::inline VELO_ABI::rest

#endif
