// SPDX-License-Identifier: BSL-1.0
// kind: null_argument
// operation: reset_password
// form: facade
// expect: this argument cannot be null

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(login.reset_password({.email = "ann@example.com"}));
#else
        ok(login.reset_password({.email = nullptr}));
#endif
    }
};
