// SPDX-License-Identifier: BSL-1.0
// kind: 6
// expect: a secret is never printed or logged

#include <velo/velo.hpp>

#include <iostream>
#include <string>

void test() {
#if ACCEPT
    velo::secret_string const secret("s");
    std::cout << secret.empty();
#else
    velo::secret_string const secret("s");
    std::cout << secret;
#endif
}
