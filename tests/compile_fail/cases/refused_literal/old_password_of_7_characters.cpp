// SPDX-License-Identifier: BSL-1.0
// kind: refused_literal
// operation: update_password_self
// form: value
// expect: this literal is not what the API accepts
// detail: an old password has 8 to 128 characters
// where: header on g++

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        check(self.call(velo::update_password_self{.body = {.old_password = "12345678", .new_password = "My_new_password"}}).has_error());
#else
        check(self.call(velo::update_password_self{.body = {.old_password = "1234567", .new_password = "My_new_password"}}).has_error());
#endif
    }
};
