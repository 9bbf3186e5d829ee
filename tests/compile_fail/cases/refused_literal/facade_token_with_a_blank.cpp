// SPDX-License-Identifier: BSL-1.0
// kind: refused_literal
// operation: unregister_mfa_for_self
// form: facade
// expect: this literal is not what the API accepts
// detail: a token is 1 to 2048 visible ASCII characters
// where: header on g++

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        check(own.unregister_mfa_for_self({.mfa_type = velo::mfa_type::totp}, "a-token").has_error());
#else
        check(own.unregister_mfa_for_self({.mfa_type = velo::mfa_type::totp}, "Bearer a-token").has_error());
#endif
    }
};
