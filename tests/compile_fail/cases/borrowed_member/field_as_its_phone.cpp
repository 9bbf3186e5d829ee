// SPDX-License-Identifier: BSL-1.0
// kind: borrowed_member
// form: value
// expect: holds its value

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        velo::register_sms_request const body{.sms_number = "+14155550101"}; velo::phone const sms = *body.sms_number; check(sms == "+14155550101");
#else
        velo::register_sms_request const body{.sms_number = "+14155550101"}; velo::phone const sms = body.sms_number; check(sms == "+14155550101");
#endif
    }
};
