// SPDX-License-Identifier: BSL-1.0
// kind: borrowed_member
// operation: role_update
// form: value
// expect: a required list holds its list

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        velo::role_update_request body{.roles = {"payor.admin"}}; check(body.roles->push_back("payor.support"));
#else
        velo::role_update_request body{.roles = {"payor.admin"}}; body.roles.push_back("payor.support");
#endif
    }
};
