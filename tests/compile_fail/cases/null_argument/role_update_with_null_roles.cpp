// SPDX-License-Identifier: BSL-1.0
// kind: null_argument
// operation: role_update
// form: value
// expect: this argument cannot be null

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(client.call(velo::role_update{.user_id = id, .body = {.roles = {"payor.admin"}}}));
#else
        ok(client.call(velo::role_update{.user_id = id, .body = {.roles = nullptr}}));
#endif
    }
};
