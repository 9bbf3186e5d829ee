// SPDX-License-Identifier: BSL-1.0
// kind: wrong_type
// operation: unregister_mfa_for_self
// form: facade
// expect: write a value of its own type

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(own.unregister_mfa_for_self({.mfa_type = velo::mfa_type::totp}, *token));
#else
        ok(own.unregister_mfa_for_self({.mfa_type = velo::mfa_type::totp}, fake.token()));
#endif
    }
};
