// SPDX-License-Identifier: BSL-1.0
// kind: null_argument
// operation: enable_user_v2
// form: facade
// expect: this argument cannot be null

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(users.enable_user_v2(id));
#else
        ok(users.enable_user_v2(nullptr));
#endif
    }
};
