// SPDX-License-Identifier: BSL-1.0
// kind: 5
// expect: this argument cannot be null

#include <velo/velo.hpp>

#include <string>

[[maybe_unused]] constexpr velo::user_id id = "8bbf301c-948f-4445-b411-357eec53e441";

velo::rest::scripted const server;
velo::users_api const users(velo::client(server, velo::bearer("token")));

void test() {
#if ACCEPT
    static_cast<void>(users.unlock_user_v2(id));
#else
    static_cast<void>(users.unlock_user_v2(nullptr));
#endif
}
