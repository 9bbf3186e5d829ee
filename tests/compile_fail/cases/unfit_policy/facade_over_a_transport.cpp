// SPDX-License-Identifier: BSL-1.0
// kind: unfit_policy
// form: facade
// expect: a facade is made over a client

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        velo::users_api const api(client); ok(api.list_users());
#else
        velo::users_api const api(fake); ok(api.list_users());
#endif
    }
};
