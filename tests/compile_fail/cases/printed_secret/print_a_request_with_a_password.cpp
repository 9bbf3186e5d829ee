// SPDX-License-Identifier: BSL-1.0
// kind: printed_secret
// operation: validate_password_self
// form: value
// expect: a secret is never printed or logged

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        std::cout << velo::rest::redacted(velo::password_request{.password = "My_new_password"});
#else
        std::cout << velo::password_request{.password = "My_new_password"};
#endif
    }
};
