// SPDX-License-Identifier: BSL-1.0
// kind: unfit_policy
// operation: disable_user_v2
// form: value
// expect: this operation is not for the principal that the auth of this client names
// where: header

#include "../../prelude.hpp"

struct test : setting {
    void run() {
        velo::client const of_user(fake, velo::as_user(velo::bearer(fake.token(payee))));
#if ACCEPT
        ok(client.call(velo::disable_user_v2{.user_id = id}));
#else
        ok(of_user.call(velo::disable_user_v2{.user_id = id}));
#endif
    }
};
