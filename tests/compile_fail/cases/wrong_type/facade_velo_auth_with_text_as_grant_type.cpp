// SPDX-License-Identifier: BSL-1.0
// kind: wrong_type
// operation: velo_auth
// form: facade
// expect: write an enumerator

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(key_holder.velo_auth({.grant_type = velo::grant_type::client_credentials}));
#else
        ok(key_holder.velo_auth({.grant_type = "client_credentials"}));
#endif
    }
};
