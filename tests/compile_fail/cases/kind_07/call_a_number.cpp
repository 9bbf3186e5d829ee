// SPDX-License-Identifier: BSL-1.0
// kind: 7
// expect: this is not an operation

#include <velo/velo.hpp>

#include <string>

velo::rest::scripted const server;
velo::client const client(server, velo::bearer("token"));

void test() {
#if ACCEPT
    static_cast<void>(client.call(velo::get_self{}));
#else
    static_cast<void>(client.call(42));
#endif
}
