// SPDX-License-Identifier: BSL-1.0
// kind: wrong_type
// operation: role_update
// form: value
// expect: write a value of its own type

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(client.call(velo::role_update{.user_id = id, .body = {.roles = {"payor.admin"}}}));
#else
        ok(client.call(velo::role_update{.user_id = entity, .body = {.roles = {"payor.admin"}}}));
#endif
    }
};
