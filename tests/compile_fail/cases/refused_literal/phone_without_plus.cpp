// SPDX-License-Identifier: BSL-1.0
// kind: refused_literal
// operation: register_sms
// form: value
// expect: this literal is not what the API accepts
// detail: a phone number is a plus and 2 to 15 digits
// where: header on g++

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(client.call(velo::register_sms{.body = {.sms_number = "+11235555555"}}));
#else
        ok(client.call(velo::register_sms{.body = {.sms_number = "11235555555"}}));
#endif
    }
};
