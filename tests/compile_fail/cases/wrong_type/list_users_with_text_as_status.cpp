// SPDX-License-Identifier: BSL-1.0
// kind: wrong_type
// operation: list_users
// form: value
// expect: write an enumerator

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(client.call(velo::list_users{.status = velo::user_status::enabled}));
#else
        ok(client.call(velo::list_users{.status = "ENABLED"}));
#endif
    }
};
