// SPDX-License-Identifier: BSL-1.0
// kind: wrong_type
// operation: enable_user_v2
// form: value
// expect: write a value of its own type

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(client.call(velo::enable_user_v2{.user_id = id}));
#else
        ok(client.call(velo::enable_user_v2{.user_id = entity}));
#endif
    }
};
