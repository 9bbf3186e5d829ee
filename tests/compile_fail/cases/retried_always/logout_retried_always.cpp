// SPDX-License-Identifier: BSL-1.0
// kind: retried_always
// operation: logout
// form: value
// expect: this operation must not be sent twice

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(client.call(velo::logout{}, {.retry = velo::retry::backoff{.max_attempts = 3}}));
#else
        ok(client.call(velo::logout{}, {.retry = velo::retry::always}));
#endif
    }
};
