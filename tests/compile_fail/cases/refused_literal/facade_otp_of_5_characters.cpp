// SPDX-License-Identifier: BSL-1.0
// kind: refused_literal
// operation: validate_access_token
// form: facade
// expect: this literal is not what the API accepts
// detail: a one time password has 6 to 64 characters
// where: header on g++

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        check(halfway.validate_access_token({.otp = "123456"}).has_error());
#else
        check(halfway.validate_access_token({.otp = "12345"}).has_error());
#endif
    }
};
