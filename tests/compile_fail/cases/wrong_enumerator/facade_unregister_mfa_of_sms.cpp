// SPDX-License-Identifier: BSL-1.0
// kind: wrong_enumerator
// operation: unregister_mfa
// form: facade
// expect: write an enumerator of its own type

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(users.unregister_mfa(id, {.mfa_type = velo::unregister_mfa_type::totp}));
#else
        ok(users.unregister_mfa(id, {.mfa_type = velo::mfa_type::sms}));
#endif
    }
};
