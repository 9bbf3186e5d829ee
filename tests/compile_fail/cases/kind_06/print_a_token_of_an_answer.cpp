// SPDX-License-Identifier: BSL-1.0
// kind: 6
// expect: a secret is never printed or logged

#include <velo/velo.hpp>

#include <iostream>
#include <string>

void test() {
#if ACCEPT
    velo::auth_response const granted;
    std::cout << granted.access_token.has_value();
#else
    velo::auth_response const granted;
    std::cout << granted.access_token;
#endif
}
