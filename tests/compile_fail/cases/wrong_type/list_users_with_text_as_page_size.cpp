// SPDX-License-Identifier: BSL-1.0
// kind: wrong_type
// operation: list_users
// form: value
// expect: write a whole number

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(client.call(velo::list_users{.page_size = 50}));
#else
        ok(client.call(velo::list_users{.page_size = "50"}));
#endif
    }
};
