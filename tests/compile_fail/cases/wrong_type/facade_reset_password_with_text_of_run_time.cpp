// SPDX-License-Identifier: BSL-1.0
// kind: wrong_type
// operation: reset_password
// form: facade
// expect: this text is known only at run time

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(login.reset_password({.email = "ann@example.com"}));
#else
        ok(login.reset_password({.email = typed_by_somebody}));
#endif
    }
};
