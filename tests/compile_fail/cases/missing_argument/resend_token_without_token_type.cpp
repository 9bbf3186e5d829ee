// SPDX-License-Identifier: BSL-1.0
// kind: missing_argument
// operation: resend_token
// form: value
// expect: a required argument was left out

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(client.call(velo::resend_token{.user_id = pending, .body = {.token_type = velo::token_type::invite_mfa_user}}));
#else
        ok(client.call(velo::resend_token{.user_id = pending, .body = {}}));
#endif
    }
};
