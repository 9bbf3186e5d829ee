// SPDX-License-Identifier: BSL-1.0
// kind: 4
// expect: this argument takes another type

#include <velo/velo.hpp>

#include <string>

velo::rest::scripted const server;
velo::users_api const users(velo::client(server, velo::bearer("token")));

void test() {
#if ACCEPT
    static_cast<void>(users.unregister_mfa_for_self({.mfa_type = velo::mfa_type::yubikey}));
#else
    static_cast<void>(users.unregister_mfa_for_self({.mfa_type = velo::unregister_mfa_type::yubikey}));
#endif
}
