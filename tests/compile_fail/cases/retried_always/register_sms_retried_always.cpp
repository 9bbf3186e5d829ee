// SPDX-License-Identifier: BSL-1.0
// kind: retried_always
// operation: register_sms
// form: value
// expect: this operation must not be sent twice

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(client.call(velo::register_sms{.body = {.sms_number = "+14155550101"}}));
#else
        ok(client.call(velo::register_sms{.body = {.sms_number = "+14155550101"}}, {.retry = velo::retry::always}));
#endif
    }
};
