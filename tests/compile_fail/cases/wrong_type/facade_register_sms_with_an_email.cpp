// SPDX-License-Identifier: BSL-1.0
// kind: wrong_type
// operation: register_sms
// form: facade
// expect: write a value of its own type

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(users.register_sms({.sms_number = velo::phone("+14155550101")}));
#else
        ok(users.register_sms({.sms_number = velo::email("ann@example.com")}));
#endif
    }
};
