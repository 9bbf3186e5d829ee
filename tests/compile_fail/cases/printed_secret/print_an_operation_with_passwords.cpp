// SPDX-License-Identifier: BSL-1.0
// kind: printed_secret
// operation: update_password_self
// form: value
// expect: a secret is never printed or logged

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        std::cout << velo::rest::redacted(velo::update_password_self{.body = {.old_password = "correct horse", .new_password = "My_new_password"}});
#else
        std::cout << velo::update_password_self{.body = {.old_password = "correct horse", .new_password = "My_new_password"}};
#endif
    }
};
