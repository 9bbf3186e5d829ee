// SPDX-License-Identifier: BSL-1.0
// kind: wrong_match
// operation: resend_token
// form: value
// expect: velo: this match names a status that the operation does not document
// where: header

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        match(client.call(velo::resend_token{.user_id = pending, .body = {.token_type = velo::token_type::invite_mfa_user}}), velo::ok([] {}), velo::on<400, 401, 403>(ignore), velo::otherwise(ignore));
#else
        match(client.call(velo::resend_token{.user_id = pending, .body = {.token_type = velo::token_type::invite_mfa_user}}), velo::ok([] {}), velo::on<400, 401, 403, 404>(ignore), velo::otherwise(ignore));
#endif
    }
};
