// SPDX-License-Identifier: BSL-1.0
// kind: printed_secret
// form: value
// expect: a secret is never printed or logged

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        std::cout << velo::verification_code("123456").reveal().size();
#else
        std::cout << velo::verification_code("123456");
#endif
    }
};
