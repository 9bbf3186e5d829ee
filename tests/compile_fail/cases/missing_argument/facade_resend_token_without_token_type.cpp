// SPDX-License-Identifier: BSL-1.0
// kind: missing_argument
// operation: resend_token
// form: facade
// expect: a required argument was left out

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(users.resend_token(pending, {.token_type = velo::token_type::invite_mfa_user}));
#else
        ok(users.resend_token(pending, {}));
#endif
    }
};
