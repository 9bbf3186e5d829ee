// SPDX-License-Identifier: BSL-1.0
// kind: null_argument
// operation: role_update
// form: facade
// expect: this argument cannot be null

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(users.role_update(id, {.roles = {"payor.admin", "payor.support"}}));
#else
        ok(users.role_update(id, {.roles = {"payor.admin", nullptr}}));
#endif
    }
};
