// SPDX-License-Identifier: BSL-1.0
// kind: 7
// expect: this is not an operation

#include <velo/velo.hpp>

#include <string>

velo::rest::scripted const server;
velo::client const client(server, velo::bearer("token"));

void test() {
#if ACCEPT
    static_cast<void>(client.call(velo::list_users{}));
#else
    static_cast<void>(client.call("list_users"));
#endif
}
