// SPDX-License-Identifier: BSL-1.0
// kind: not_an_operation
// operation: register_sms
// form: value
// expect: this is not an operation

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(client.call(velo::register_sms{.body = {.sms_number = "+14155550101"}}));
#else
        ok(client.call(velo::register_sms_request{.sms_number = "+14155550101"}));
#endif
    }
};
