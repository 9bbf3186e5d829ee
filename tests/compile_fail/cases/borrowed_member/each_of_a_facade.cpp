// SPDX-License-Identifier: BSL-1.0
// kind: borrowed_member
// operation: list_users
// form: facade
// expect: functions of the client

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(client.each(velo::list_users{}, [](velo::user_response const&) {}));
#else
        ok(users.each(velo::list_users{}, [](velo::user_response const&) {}));
#endif
    }
};
