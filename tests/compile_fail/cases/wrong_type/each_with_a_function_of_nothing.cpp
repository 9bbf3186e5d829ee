// SPDX-License-Identifier: BSL-1.0
// kind: wrong_type
// operation: list_users
// form: value
// expect: each takes a function of one item

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(client.each(velo::list_users{}, [](velo::user_response const&) {}));
#else
        ok(client.each(velo::list_users{}, [] {}));
#endif
    }
};
