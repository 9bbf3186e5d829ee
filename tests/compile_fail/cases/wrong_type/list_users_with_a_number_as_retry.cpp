// SPDX-License-Identifier: BSL-1.0
// kind: wrong_type
// operation: list_users
// form: value
// expect: this is no retry policy

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(client.call(velo::list_users{}, {.retry = velo::retry::backoff{.max_attempts = 3}}));
#else
        ok(client.call(velo::list_users{}, {.retry = 3}));
#endif
    }
};
