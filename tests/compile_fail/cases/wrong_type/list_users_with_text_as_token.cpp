// SPDX-License-Identifier: BSL-1.0
// kind: wrong_type
// operation: list_users
// form: value
// expect: a token is a secret

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(client.call(velo::list_users{}, {.token = fake.token()}));
#else
        ok(client.call(velo::list_users{}, {.token = "a-token"}));
#endif
    }
};
