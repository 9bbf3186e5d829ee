// SPDX-License-Identifier: BSL-1.0
// kind: wrong_type
// operation: register_sms
// form: facade
// expect: write its value with value

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(users.register_sms({.sms_number = velo::phone::checked("+14155550101").value()}));
#else
        ok(users.register_sms({.sms_number = velo::phone::checked("+14155550101")}));
#endif
    }
};
