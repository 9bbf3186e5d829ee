// SPDX-License-Identifier: BSL-1.0
// kind: wrong_type
// operation: register_sms
// form: value
// expect: write its value with value

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(client.call(velo::register_sms{.body = {.sms_number = velo::phone::parse("+14155550101").value()}}));
#else
        ok(client.call(velo::register_sms{.body = {.sms_number = velo::phone::parse("+14155550101")}}));
#endif
    }
};
