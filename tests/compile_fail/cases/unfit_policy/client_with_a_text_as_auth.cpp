// SPDX-License-Identifier: BSL-1.0
// kind: unfit_policy
// form: value
// expect: a token is velo::bearer
// where: header

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        velo::client const other(fake, velo::bearer(fake.token(office)));
#else
        velo::client const other(fake, fake.token(office));
#endif
    }
};
