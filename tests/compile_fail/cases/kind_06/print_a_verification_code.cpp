// SPDX-License-Identifier: BSL-1.0
// kind: 6
// expect: a secret is never printed or logged

#include <velo/velo.hpp>

#include <iostream>
#include <string>

void test() {
#if ACCEPT
    velo::verification_code const code = "123456";
    std::cout << code.reveal().size();
#else
    velo::verification_code const code = "123456";
    std::cout << code;
#endif
}
