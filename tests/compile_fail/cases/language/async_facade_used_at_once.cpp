// SPDX-License-Identifier: BSL-1.0
// kind: language
// operation: list_users
// form: facade
// expect g++: has no member named 'has error'
// expect clang: no member named 'has error'

#include "../../async.hpp"


struct test : setting {
    void run() {
        velo::client const async(async_api{fake}, velo::bearer(fake.token(office)));
        velo::users_api const api(async);
#if ACCEPT
        check(!api.list_users().get().has_error());
#else
        check(!api.list_users().has_error());
#endif
    }
};
