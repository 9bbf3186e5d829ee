// SPDX-License-Identifier: BSL-1.0
// kind: missing_argument
// operation: validate_access_token
// form: facade
// expect: a required argument was left out

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(halfway.validate_access_token({.otp = *one_time}));
#else
        ok(halfway.validate_access_token({}));
#endif
    }
};
