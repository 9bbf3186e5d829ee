// SPDX-License-Identifier: BSL-1.0
// kind: 8
// expect: the auth of this client cannot give the credential that this operation asks for

#include <velo/velo.hpp>

#include <string>

velo::rest::scripted const server;
velo::client const login(server, velo::basic(velo::secret_string("key"), velo::secret_string("secret")));
velo::client const nobody(server);
velo::client const client(server, velo::bearer("token"));

void test() {
#if ACCEPT
    static_cast<void>(client.call(velo::get_self{}));
#else
    static_cast<void>(nobody.call(velo::get_self{}));
#endif
}
