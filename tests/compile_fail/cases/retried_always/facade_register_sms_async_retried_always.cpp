// SPDX-License-Identifier: BSL-1.0
// kind: retried_always
// operation: register_sms
// form: facade
// expect: this operation must not be sent twice

#include "../../async.hpp"

struct test : setting {
    void run() {
        velo::client const async(async_api{fake}, velo::bearer(fake.token(office)));
        velo::users_api const api(async);
#if ACCEPT
        ok(api.register_sms({.sms_number = "+14155550101"}, {.retry = velo::retry::never}).get());
#else
        ok(api.register_sms({.sms_number = "+14155550101"}, {.retry = velo::retry::always}).get());
#endif
    }
};
