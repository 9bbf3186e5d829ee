// SPDX-License-Identifier: BSL-1.0
// kind: refused_literal
// operation: role_update
// form: facade
// expect: this literal is not what the API accepts
// detail: a role has 1 to 128 bytes
// where: header on g++

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(users.role_update(id, {.roles = {"payor.admin"}}));
#else
        ok(users.role_update(id, {.roles = {"payor.admin", ""}}));
#endif
    }
};
