// SPDX-License-Identifier: BSL-1.0
// kind: wrong_type
// form: value
// expect: this argument takes another type
// detail: write its value with value

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        velo::phone const sms = velo::phone::checked("+14155550101").value(); check(sms == "+14155550101");
#else
        velo::phone const sms = velo::phone::checked("+14155550101"); check(sms == "+14155550101");
#endif
    }
};
