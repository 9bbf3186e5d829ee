// SPDX-License-Identifier: BSL-1.0
// kind: wrong_type
// operation: list_users
// form: facade
// expect: leave it out in place of

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(users.list_users({.page = {}}));
#else
        ok(users.list_users({.page = std::nullopt}));
#endif
    }
};
