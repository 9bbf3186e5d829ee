// SPDX-License-Identifier: BSL-1.0
// kind: wrong_type
// operation: validate_access_token
// form: facade
// expect: write text in quotation marks

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(halfway.validate_access_token({.otp = *one_time}));
#else
        ok(halfway.validate_access_token({.otp = 123456}));
#endif
    }
};
