// SPDX-License-Identifier: BSL-1.0
// kind: wrong_type
// operation: register_sms
// form: value
// expect: this text is known only at run time

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(client.call(velo::register_sms{.body = {.sms_number = "+14155550101"}}));
#else
        ok(client.call(velo::register_sms{.body = {.sms_number = typed_by_somebody}}));
#endif
    }
};
