// SPDX-License-Identifier: BSL-1.0
// kind: language
// operation: list_users
// form: facade
// expect g++: cannot convert
// expect clang: no viable conversion

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(users.list_users({}, {.timeout = std::chrono::seconds(5)}));
#else
        ok(users.list_users({}, std::chrono::seconds(5)));
#endif
    }
};
