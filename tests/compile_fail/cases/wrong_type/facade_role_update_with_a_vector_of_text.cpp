// SPDX-License-Identifier: BSL-1.0
// kind: wrong_type
// operation: role_update
// form: facade
// expect: push back each checked value into a list

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        velo::role_update_request body{.roles = {"payor.admin"}}; ok(users.role_update(id, body));
#else
        velo::role_update_request body{.roles = std::vector<std::string>{"payor.admin"}}; ok(users.role_update(id, body));
#endif
    }
};
