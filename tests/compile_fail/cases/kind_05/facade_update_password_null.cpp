// SPDX-License-Identifier: BSL-1.0
// kind: 5
// expect: this argument cannot be null

#include <velo/velo.hpp>

#include <string>

velo::rest::scripted const server;
velo::users_api const users(velo::client(server, velo::bearer("token")));

void test() {
#if ACCEPT
    static_cast<void>(users.update_password_self({.old_password = "correct horse", .new_password = "battery staple"}));
#else
    static_cast<void>(users.update_password_self({.old_password = nullptr, .new_password = "battery staple"}));
#endif
}
