// SPDX-License-Identifier: BSL-1.0
// kind: missing_argument
// operation: register_sms
// form: facade
// expect: a required argument was left out

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(users.register_sms({.sms_number = "+14155550101"}));
#else
        ok(users.register_sms({}));
#endif
    }
};
