// SPDX-License-Identifier: BSL-1.0
// kind: 7
// expect: this is not an operation

#include <velo/velo.hpp>

#include <string>

velo::rest::scripted const server;
velo::client const client(server, velo::bearer("token"));

void test() {
#if ACCEPT
    static_cast<void>(client.call(velo::register_sms{.body = {.sms_number = "+14155550101"}}));
#else
    static_cast<void>(client.call(velo::register_sms_request{.sms_number = "+14155550101"}));
#endif
}
