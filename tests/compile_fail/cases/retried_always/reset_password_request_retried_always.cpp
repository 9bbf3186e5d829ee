// SPDX-License-Identifier: BSL-1.0
// kind: retried_always
// operation: reset_password
// form: value
// expect: this operation must not be sent twice

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(nobody.request(velo::reset_password{.body = {.email = "ann@example.com"}}, {.retry = velo::retry::never}));
#else
        ok(nobody.request(velo::reset_password{.body = {.email = "ann@example.com"}}, {.retry = velo::retry::always}));
#endif
    }
};
