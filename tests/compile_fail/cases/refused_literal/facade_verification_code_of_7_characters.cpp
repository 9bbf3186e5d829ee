// SPDX-License-Identifier: BSL-1.0
// kind: refused_literal
// operation: unregister_mfa
// form: facade
// expect: this literal is not what the API accepts
// detail: a verification code has 6 characters
// where: header on g++

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        check(users.unregister_mfa(id, {.mfa_type = velo::unregister_mfa_type::totp, .verification_code = "123456"}).has_error());
#else
        check(users.unregister_mfa(id, {.mfa_type = velo::unregister_mfa_type::totp, .verification_code = "1234567"}).has_error());
#endif
    }
};
