// SPDX-License-Identifier: BSL-1.0
// kind: missing_argument
// operation: update_password_self
// form: value
// expect: a required argument was left out

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(self.call(velo::update_password_self{.body = {.old_password = "correct horse", .new_password = "My_new_password"}}));
#else
        ok(self.call(velo::update_password_self{.body = {.new_password = "My_new_password"}}));
#endif
    }
};
