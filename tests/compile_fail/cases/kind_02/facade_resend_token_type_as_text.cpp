// SPDX-License-Identifier: BSL-1.0
// kind: 2
// expect: this argument takes another type

#include <velo/velo.hpp>

#include <string>

[[maybe_unused]] constexpr velo::user_id id = "8bbf301c-948f-4445-b411-357eec53e441";

velo::rest::scripted const server;
velo::users_api const users(velo::client(server, velo::bearer("token")));

void test() {
#if ACCEPT
    static_cast<void>(users.resend_token(id, {.token_type = velo::token_type::invite_mfa_user}));
#else
    static_cast<void>(users.resend_token(id, {.token_type = "INVITE_MFA_USER"}));
#endif
}
