// SPDX-License-Identifier: BSL-1.0
// kind: printed_secret
// form: value
// expect: a secret is never printed or logged

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        std::cout << velo::password("correct horse").reveal().size();
#else
        std::cout << velo::password("correct horse");
#endif
    }
};
