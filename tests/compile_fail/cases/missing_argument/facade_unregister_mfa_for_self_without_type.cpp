// SPDX-License-Identifier: BSL-1.0
// kind: missing_argument
// operation: unregister_mfa_for_self
// form: facade
// expect: a required argument was left out

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(own.unregister_mfa_for_self({.mfa_type = velo::mfa_type::totp}));
#else
        ok(own.unregister_mfa_for_self({}));
#endif
    }
};
