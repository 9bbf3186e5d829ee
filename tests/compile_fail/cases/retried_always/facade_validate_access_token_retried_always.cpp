// SPDX-License-Identifier: BSL-1.0
// kind: retried_always
// operation: validate_access_token
// form: facade
// expect: this operation must not be sent twice

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(halfway.validate_access_token({.otp = *one_time}, {}, {.retry = velo::retry::never}));
#else
        ok(halfway.validate_access_token({.otp = *one_time}, {}, {.retry = velo::retry::always}));
#endif
    }
};
