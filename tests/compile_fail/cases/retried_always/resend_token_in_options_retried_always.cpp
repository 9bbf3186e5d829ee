// SPDX-License-Identifier: BSL-1.0
// kind: retried_always
// operation: resend_token
// form: value
// expect: this operation must not be sent twice

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(client.call(velo::resend_token{.user_id = pending, .body = {.token_type = velo::token_type::invite_mfa_user}}, with_token::options_of<velo::resend_token>{.retry = velo::retry::never}));
#else
        ok(client.call(velo::resend_token{.user_id = pending, .body = {.token_type = velo::token_type::invite_mfa_user}}, with_token::options_of<velo::resend_token>{.retry = velo::retry::always}));
#endif
    }
};
