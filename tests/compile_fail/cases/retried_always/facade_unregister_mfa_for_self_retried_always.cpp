// SPDX-License-Identifier: BSL-1.0
// kind: retried_always
// operation: unregister_mfa_for_self
// form: facade
// expect: this operation must not be sent twice

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(own.unregister_mfa_for_self({.mfa_type = velo::mfa_type::totp}, {}, {.retry = velo::retry::never}));
#else
        ok(own.unregister_mfa_for_self({.mfa_type = velo::mfa_type::totp}, {}, {.retry = velo::retry::always}));
#endif
    }
};
