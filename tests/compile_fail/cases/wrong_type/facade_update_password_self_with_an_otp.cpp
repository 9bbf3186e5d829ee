// SPDX-License-Identifier: BSL-1.0
// kind: wrong_type
// operation: update_password_self
// form: facade
// expect: write a value of its own type

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(own.update_password_self({.old_password = "correct horse", .new_password = "My_new_password"}));
#else
        ok(own.update_password_self({.old_password = velo::otp("123456"), .new_password = "My_new_password"}));
#endif
    }
};
