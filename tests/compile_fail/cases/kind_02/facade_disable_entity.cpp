// SPDX-License-Identifier: BSL-1.0
// kind: 2
// expect: this argument takes another type

#include <velo/velo.hpp>

#include <string>

[[maybe_unused]] constexpr velo::user_id id = "8bbf301c-948f-4445-b411-357eec53e441";
[[maybe_unused]] constexpr velo::entity_id entity = "7fffa261-ac68-49e6-b605-d24a444d9206";

velo::rest::scripted const server;
velo::users_api const users(velo::client(server, velo::bearer("token")));

void test() {
#if ACCEPT
    static_cast<void>(users.disable_user_v2(id));
#else
    static_cast<void>(users.disable_user_v2(entity));
#endif
}
