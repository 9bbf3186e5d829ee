// SPDX-License-Identifier: BSL-1.0
// kind: missing_argument
// operation: register_sms
// form: value
// expect: a required argument was left out

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(client.call(velo::register_sms{.body = {.sms_number = "+14155550101"}}));
#else
        ok(client.call(velo::register_sms{.body = {}}));
#endif
    }
};
