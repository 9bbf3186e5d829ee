// SPDX-License-Identifier: BSL-1.0
// kind: retried_always
// operation: update_password_self
// form: value
// expect: this operation must not be sent twice

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(self.call(velo::update_password_self{.body = {.old_password = "correct horse", .new_password = "My_new_password"}}, {.retry = velo::retry::never}));
#else
        ok(self.call(velo::update_password_self{.body = {.old_password = "correct horse", .new_password = "My_new_password"}}, {.retry = velo::retry::always}));
#endif
    }
};
