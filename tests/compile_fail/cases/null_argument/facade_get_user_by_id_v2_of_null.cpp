// SPDX-License-Identifier: BSL-1.0
// kind: null_argument
// operation: get_user_by_id_v2
// form: facade
// expect: this argument cannot be null

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(users.get_user_by_id_v2(id));
#else
        ok(users.get_user_by_id_v2(nullptr));
#endif
    }
};
