// SPDX-License-Identifier: BSL-1.0
// kind: wrong_enumerator
// operation: unregister_mfa_for_self
// form: facade
// expect: write an enumerator of its own type

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(own.unregister_mfa_for_self({.mfa_type = velo::mfa_type::totp}));
#else
        ok(own.unregister_mfa_for_self({.mfa_type = velo::unregister_mfa_type::totp}));
#endif
    }
};
