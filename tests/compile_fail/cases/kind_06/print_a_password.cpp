// SPDX-License-Identifier: BSL-1.0
// kind: 6
// expect: a secret is never printed or logged

#include <velo/velo.hpp>

#include <iostream>
#include <string>

void test() {
#if ACCEPT
    velo::password const password = "correct horse";
    std::cout << password.reveal().size();
#else
    velo::password const password = "correct horse";
    std::cout << password;
#endif
}
