// SPDX-License-Identifier: BSL-1.0
// kind: missing_argument
// operation: role_update
// form: facade
// expect: a required argument was left out

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(users.role_update(id, {.roles = {"payor.admin"}}));
#else
        ok(users.role_update(id, {}));
#endif
    }
};
