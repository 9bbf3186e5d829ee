// SPDX-License-Identifier: BSL-1.0
// kind: 2
// expect: this text is known only at run time

#include <velo/velo.hpp>

#include <string>

[[maybe_unused]] constexpr velo::user_id id = "8bbf301c-948f-4445-b411-357eec53e441";

velo::rest::scripted const server;
velo::users_api const users(velo::client(server, velo::bearer("token")));

void test() {
#if ACCEPT
    static_cast<void>(users.delete_user_by_id_v2(id));
#else
    static_cast<void>(users.delete_user_by_id_v2(std::string("8bbf301c-948f-4445-b411-357eec53e441")));
#endif
}
