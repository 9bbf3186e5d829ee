// SPDX-License-Identifier: BSL-1.0
// kind: wrong_type
// operation: unregister_mfa
// form: facade
// expect: write an enumerator

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(users.unregister_mfa(id, {.mfa_type = velo::unregister_mfa_type::totp}));
#else
        ok(users.unregister_mfa(id, {.mfa_type = "TOTP"}));
#endif
    }
};
