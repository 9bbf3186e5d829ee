// SPDX-License-Identifier: BSL-1.0
// kind: 1
// expect: a required argument was left out

#include <velo/velo.hpp>

#include <string>

[[maybe_unused]] constexpr velo::user_id id = "8bbf301c-948f-4445-b411-357eec53e441";

velo::rest::scripted const server;
velo::client const client(server, velo::bearer("token"));

void test() {
#if ACCEPT
    static_cast<void>(client.call(velo::get_user_by_id_v2{.user_id = id}));
#else
    static_cast<void>(client.call(velo::get_user_by_id_v2{}));
#endif
}
