// SPDX-License-Identifier: BSL-1.0
// kind: wrong_type
// operation: role_update
// form: facade
// expect: this text is known only at run time

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(users.role_update(id, {.roles = {"payor.admin"}}));
#else
        ok(users.role_update(id, {.roles = {"payor.admin", typed_by_somebody}}));
#endif
    }
};
