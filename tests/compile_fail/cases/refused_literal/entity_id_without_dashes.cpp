// SPDX-License-Identifier: BSL-1.0
// kind: refused_literal
// operation: list_users
// form: value
// expect: this literal is not what the API accepts
// detail: a uuid is 8 4 4 4 12 hex digits
// where: header on g++

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(client.call(velo::list_users{.entity_id = "7fffa261-ac68-49e6-b605-d24a444d9206"}));
#else
        ok(client.call(velo::list_users{.entity_id = "7fffa261ac6849e6b605d24a444d9206"}));
#endif
    }
};
