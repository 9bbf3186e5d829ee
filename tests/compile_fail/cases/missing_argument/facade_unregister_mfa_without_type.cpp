// SPDX-License-Identifier: BSL-1.0
// kind: missing_argument
// operation: unregister_mfa
// form: facade
// expect: a required argument was left out

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(users.unregister_mfa(id, {.mfa_type = velo::unregister_mfa_type::totp}));
#else
        ok(users.unregister_mfa(id, {}));
#endif
    }
};
