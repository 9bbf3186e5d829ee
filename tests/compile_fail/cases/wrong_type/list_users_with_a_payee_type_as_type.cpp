// SPDX-License-Identifier: BSL-1.0
// kind: wrong_type
// operation: list_users
// form: value
// expect: write an enumerator of its own type

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(client.call(velo::list_users{.type = velo::user_type::payee}));
#else
        ok(client.call(velo::list_users{.type = velo::payee_type::company}));
#endif
    }
};
