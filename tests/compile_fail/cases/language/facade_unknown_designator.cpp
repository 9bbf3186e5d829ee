// SPDX-License-Identifier: BSL-1.0
// kind: language
// operation: list_users
// form: facade
// expect g++: cannot convert '<brace-enclosed initializer list>' to 'const velo::v0::list users&'
// expect clang: field designator 'state' does not refer to any field

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(users.list_users({.status = velo::user_status::enabled}));
#else
        ok(users.list_users({.state = velo::user_status::enabled}));
#endif
    }
};
