// SPDX-License-Identifier: BSL-1.0
// kind: null_argument
// operation: list_users
// form: value
// expect: this argument cannot be null

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(client.call(velo::list_users{.page = 1}));
#else
        ok(client.call(velo::list_users{.page = nullptr}));
#endif
    }
};
