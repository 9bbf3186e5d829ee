// SPDX-License-Identifier: BSL-1.0
// kind: refused_literal
// operation: update_password_self
// form: facade
// expect: this literal is not what the API accepts
// detail: a new password has 8 to 128 characters
// where: header on g++

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(own.update_password_self({.old_password = "correct horse", .new_password = "My_new_password"}));
#else
        ok(own.update_password_self({.old_password = "correct horse", .new_password = "New_pwd"}));
#endif
    }
};
