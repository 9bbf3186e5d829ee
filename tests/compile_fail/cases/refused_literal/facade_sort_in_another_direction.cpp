// SPDX-License-Identifier: BSL-1.0
// kind: refused_literal
// operation: list_users
// form: facade
// expect: this literal is not what the API accepts
// detail: a sort order is email or lastName
// where: header on g++

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(users.list_users({.sort = "email:desc"}));
#else
        ok(users.list_users({.sort = "email:down"}));
#endif
    }
};
