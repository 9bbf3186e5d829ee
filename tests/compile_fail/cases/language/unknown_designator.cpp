// SPDX-License-Identifier: BSL-1.0
// kind: language
// operation: list_users
// form: value
// expect g++: has no non-static data member named 'state'
// expect clang: field designator 'state' does not refer to any field

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(client.call(velo::list_users{.status = velo::user_status::enabled}));
#else
        ok(client.call(velo::list_users{.state = velo::user_status::enabled}));
#endif
    }
};
