// SPDX-License-Identifier: BSL-1.0
// kind: borrowed_member
// operation: list_users
// form: facade
// expect: a facade has each operation as a member

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(users.list_users());
#else
        ok(users.call(velo::list_users{}));
#endif
    }
};
