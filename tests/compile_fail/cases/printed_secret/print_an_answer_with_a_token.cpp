// SPDX-License-Identifier: BSL-1.0
// kind: printed_secret
// operation: velo_auth
// form: value
// expect: a secret is never printed or logged

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        std::cout << velo::rest::redacted(key_holder.velo_auth().value());
#else
        std::cout << key_holder.velo_auth().value();
#endif
    }
};
