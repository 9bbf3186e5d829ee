// SPDX-License-Identifier: BSL-1.0
// kind: borrowed_member
// form: value
// expect: a call names its operation

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(client.call(velo::list_users{}));
#else
        ok(client.get("/v2/users"));
#endif
    }
};
