// SPDX-License-Identifier: BSL-1.0
// kind: wrong_type
// operation: disable_user_v2
// form: facade
// expect: write a value of its own type

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(users.disable_user_v2(id));
#else
        ok(users.disable_user_v2(entity));
#endif
    }
};
