// SPDX-License-Identifier: BSL-1.0
// kind: wrong_type
// operation: list_users
// form: facade
// expect: write a whole number

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(users.list_users({.page = 1}));
#else
        ok(users.list_users({.page = true}));
#endif
    }
};
