// SPDX-License-Identifier: BSL-1.0
// kind: refused_literal
// operation: validate_password_self
// form: value
// expect: this literal is not what the API accepts
// detail: a new password has 8 to 128 characters
// where: header on g++

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(self.call(velo::validate_password_self{.body = {.password = "My_new_password"}}));
#else
        ok(self.call(velo::validate_password_self{.body = {.password = "New_pwd"}}));
#endif
    }
};
