// SPDX-License-Identifier: BSL-1.0
// kind: wrong_type
// operation: resend_token
// form: facade
// expect: write an enumerator

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(users.resend_token(pending, {.token_type = velo::token_type::invite_mfa_user}));
#else
        ok(users.resend_token(pending, {.token_type = "INVITE_MFA_USER"}));
#endif
    }
};
