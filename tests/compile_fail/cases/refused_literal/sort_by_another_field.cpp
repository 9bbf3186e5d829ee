// SPDX-License-Identifier: BSL-1.0
// kind: refused_literal
// operation: list_users
// form: value
// expect: this literal is not what the API accepts
// detail: a sort order is email or lastName
// where: header on g++

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(client.call(velo::list_users{.sort = "lastName:asc"}));
#else
        ok(client.call(velo::list_users{.sort = "last_name:asc"}));
#endif
    }
};
