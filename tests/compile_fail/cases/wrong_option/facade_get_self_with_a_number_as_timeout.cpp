// SPDX-License-Identifier: BSL-1.0
// kind: wrong_option
// operation: get_self
// form: facade
// expect: a timeout is a duration of whole units

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(users.get_self({.timeout = std::chrono::seconds(5)}));
#else
        ok(users.get_self({.timeout = 5}));
#endif
    }
};
