// SPDX-License-Identifier: BSL-1.0
// kind: retried_always
// operation: resend_token
// form: facade
// expect: velo: the Config of this client retries always, and this operation must not be sent twice
// where: header

#include "../../prelude.hpp"

struct always : velo::default_config {
    velo::retry::always_t retry{};
};
struct never : velo::default_config {
    velo::retry::never_t retry{};
};

struct test : setting {
    void run() {
#if ACCEPT
        ok(velo::users_api(velo::client(fake, velo::bearer(fake.token(office)), velo::json(), never())).resend_token(pending, {.token_type = velo::token_type::invite_mfa_user}));
#else
        ok(velo::users_api(velo::client(fake, velo::bearer(fake.token(office)), velo::json(), always())).resend_token(pending, {.token_type = velo::token_type::invite_mfa_user}));
#endif
    }
};
