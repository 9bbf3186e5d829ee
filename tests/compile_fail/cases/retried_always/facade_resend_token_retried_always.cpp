// SPDX-License-Identifier: BSL-1.0
// kind: retried_always
// operation: resend_token
// form: facade
// expect: this operation must not be sent twice

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(users.resend_token(pending, {.token_type = velo::token_type::invite_mfa_user}));
#else
        ok(users.resend_token(pending, {.token_type = velo::token_type::invite_mfa_user}, {.retry = velo::retry::always}));
#endif
    }
};
