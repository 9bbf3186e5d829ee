// SPDX-License-Identifier: BSL-1.0
// kind: missing_argument
// operation: unregister_mfa_for_self
// form: value
// expect: a required argument was left out

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(self.call(velo::unregister_mfa_for_self{.body = {.mfa_type = velo::mfa_type::totp}}));
#else
        ok(self.call(velo::unregister_mfa_for_self{}));
#endif
    }
};
