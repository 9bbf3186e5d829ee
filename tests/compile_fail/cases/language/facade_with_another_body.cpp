// SPDX-License-Identifier: BSL-1.0
// kind: language
// operation: role_update
// form: facade
// expect g++: cannot convert 'velo::v0::register sms request'
// expect clang: no viable conversion from

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(users.role_update(id, velo::role_update_request{.roles = {"payor.admin"}}));
#else
        ok(users.role_update(id, velo::register_sms_request{.sms_number = "+123456"}));
#endif
    }
};
