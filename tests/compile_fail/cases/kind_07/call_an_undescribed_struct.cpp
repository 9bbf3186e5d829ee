// SPDX-License-Identifier: BSL-1.0
// kind: 7
// expect: this is not an operation

#include <velo/velo.hpp>

#include <string>

velo::rest::scripted const server;
velo::client const client(server, velo::bearer("token"));

struct ping {
    using response = void;
    using error_payload = velo::error_response;
    static constexpr velo::rest::endpoint endpoint = velo::get_self::endpoint;
};

void test() {
#if ACCEPT
    static_cast<void>(client.call(velo::get_self{}));
#else
    static_cast<void>(client.call(ping{}));
#endif
}
