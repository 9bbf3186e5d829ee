// SPDX-License-Identifier: BSL-1.0
// kind: missing_argument
// operation: validate_password_self
// form: value
// expect: a required argument was left out

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(self.call(velo::validate_password_self{.body = {.password = "My_new_password"}}));
#else
        ok(self.call(velo::validate_password_self{}));
#endif
    }
};
