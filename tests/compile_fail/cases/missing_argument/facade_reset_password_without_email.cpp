// SPDX-License-Identifier: BSL-1.0
// kind: missing_argument
// operation: reset_password
// form: facade
// expect: a required argument was left out

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(login.reset_password({.email = "ann@example.com"}));
#else
        ok(login.reset_password({}));
#endif
    }
};
