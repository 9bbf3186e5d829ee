// SPDX-License-Identifier: BSL-1.0
// kind: null_argument
// operation: list_users
// form: facade
// expect: this argument cannot be null

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(users.list_users({.sort = "email"}));
#else
        ok(users.list_users({.sort = nullptr}));
#endif
    }
};
