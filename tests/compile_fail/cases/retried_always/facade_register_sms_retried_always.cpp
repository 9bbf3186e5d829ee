// SPDX-License-Identifier: BSL-1.0
// kind: retried_always
// operation: register_sms
// form: facade
// expect: this operation must not be sent twice

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(users.register_sms({.sms_number = "+14155550101"}, {.retry = velo::retry::never}));
#else
        ok(users.register_sms({.sms_number = "+14155550101"}, {.retry = velo::retry::always}));
#endif
    }
};
