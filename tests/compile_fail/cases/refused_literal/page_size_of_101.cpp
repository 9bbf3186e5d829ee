// SPDX-License-Identifier: BSL-1.0
// kind: refused_literal
// operation: list_users
// form: value
// expect: this literal is not what the API accepts
// detail: a whole number is between<1, 100>
// where: header on g++

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(client.call(velo::list_users{.page_size = 100}));
#else
        ok(client.call(velo::list_users{.page_size = 101}));
#endif
    }
};
