// SPDX-License-Identifier: BSL-1.0
// kind: wrong_type
// operation: list_users
// form: facade
// expect: write a value of its own type

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(users.list_users({.entity_id = entity}));
#else
        ok(users.list_users({.entity_id = id}));
#endif
    }
};
