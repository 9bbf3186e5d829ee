// SPDX-License-Identifier: BSL-1.0
// kind: borrowed_member
// form: value
// expect: a call names its operation

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(client.call(velo::disable_user_v2{.user_id = id}));
#else
        ok(client.post("/v2/users/1/disable", "{}"));
#endif
    }
};
