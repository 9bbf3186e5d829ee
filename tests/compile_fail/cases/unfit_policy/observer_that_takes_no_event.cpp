// SPDX-License-Identifier: BSL-1.0
// kind: unfit_policy
// form: value
// expect: velo: this observer would not be told: its function takes no event
// where: header

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        velo::client const other(fake, velo::bearer(fake.token(office)), velo::json{}, velo::observed{[](velo::rest::event::sent const&) {}});
#else
        velo::client const other(fake, velo::bearer(fake.token(office)), velo::json{}, velo::observed{[](int) {}});
#endif
    }
};
