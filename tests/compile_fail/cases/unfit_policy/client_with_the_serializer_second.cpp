// SPDX-License-Identifier: BSL-1.0
// kind: unfit_policy
// form: value
// expect: comes after the Auth
// where: header

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        velo::client const other(fake, velo::bearer(fake.token(office)), velo::json{});
#else
        velo::client const other(fake, velo::json{}, velo::bearer(fake.token(office)));
#endif
    }
};
