// SPDX-License-Identifier: BSL-1.0
// kind: missing_argument
// operation: user_details_update
// form: value
// expect: a required argument was left out

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(client.call(velo::user_details_update{.user_id = id, .body = {.first_name = "Ann"}}));
#else
        ok(client.call(velo::user_details_update{.body = {.first_name = "Ann"}}));
#endif
    }
};
