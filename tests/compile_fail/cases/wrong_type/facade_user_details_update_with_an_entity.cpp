// SPDX-License-Identifier: BSL-1.0
// kind: wrong_type
// operation: user_details_update
// form: facade
// expect: write a value of its own type

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(users.user_details_update(id, {.first_name = "Ann"}));
#else
        ok(users.user_details_update(entity, {.first_name = "Ann"}));
#endif
    }
};
