// SPDX-License-Identifier: BSL-1.0
// kind: borrowed_member
// form: value
// expect: an error is compared with a condition

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        auto const found = users.list_users(); check(found.error().status() != 404);
#else
        auto const found = users.list_users(); check(found.error() != 404);
#endif
    }
};
