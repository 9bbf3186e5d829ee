// SPDX-License-Identifier: BSL-1.0
// kind: unfit_policy
// form: value
// expect: velo: this Auth is for another principal: the holder of an API key is an application
// where: header

#include "../../prelude.hpp"

struct test : setting {
    void run() {
        velo::client_credentials const key(fake.key(), fake.secret());
#if ACCEPT
        velo::client const one(fake, velo::as_application(key));
#else
        velo::client const one(fake, velo::as_user(key));
#endif
    }
};
