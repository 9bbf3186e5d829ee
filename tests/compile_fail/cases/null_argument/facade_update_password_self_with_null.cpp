// SPDX-License-Identifier: BSL-1.0
// kind: null_argument
// operation: update_password_self
// form: facade
// expect: this argument cannot be null

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(own.update_password_self({.old_password = "correct horse", .new_password = "My_new_password"}));
#else
        ok(own.update_password_self({.old_password = nullptr, .new_password = "My_new_password"}));
#endif
    }
};
