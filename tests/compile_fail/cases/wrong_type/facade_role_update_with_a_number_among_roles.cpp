// SPDX-License-Identifier: BSL-1.0
// kind: wrong_type
// operation: role_update
// form: facade
// expect: write text in quotation marks

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(users.role_update(id, {.roles = {"payor.admin", "payor.support"}}));
#else
        ok(users.role_update(id, {.roles = {"payor.admin", 7}}));
#endif
    }
};
