// SPDX-License-Identifier: BSL-1.0
// kind: 4
// expect: this argument takes another type

#include <velo/velo.hpp>

#include <string>

[[maybe_unused]] constexpr velo::user_id id = "8bbf301c-948f-4445-b411-357eec53e441";

velo::rest::scripted const server;
velo::users_api const users(velo::client(server, velo::bearer("token")));

void test() {
#if ACCEPT
    static_cast<void>(users.unregister_mfa(id, {.mfa_type = velo::unregister_mfa_type::yubikey}));
#else
    static_cast<void>(users.unregister_mfa(id, {.mfa_type = velo::mfa_type::sms}));
#endif
}
