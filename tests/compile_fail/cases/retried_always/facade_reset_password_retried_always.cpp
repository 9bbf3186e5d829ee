// SPDX-License-Identifier: BSL-1.0
// kind: retried_always
// operation: reset_password
// form: facade
// expect: this operation must not be sent twice

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(login.reset_password({.email = "ann@example.com"}, {.retry = velo::retry::backoff{.max_attempts = 3}}));
#else
        ok(login.reset_password({.email = "ann@example.com"}, {.retry = velo::retry::always}));
#endif
    }
};
