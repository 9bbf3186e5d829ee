// SPDX-License-Identifier: BSL-1.0
// kind: 6
// expect: a secret is never printed or logged

#include <velo/velo.hpp>

#include <iostream>
#include <string>

void test() {
#if ACCEPT
    velo::password_request const body{.password = "correct horse"};
    std::cout << velo::rest::redacted(body);
#else
    velo::password_request const body{.password = "correct horse"};
    std::cout << body;
#endif
}
