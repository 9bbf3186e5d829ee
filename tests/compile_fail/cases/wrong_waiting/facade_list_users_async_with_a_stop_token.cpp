// SPDX-License-Identifier: BSL-1.0
// kind: wrong_waiting
// operation: list_users
// form: facade
// expect: an asynchronous call is stopped by cancelling its coroutine

#include "../../async.hpp"

struct test : setting {
    void run() {
        velo::client const async(async_api{fake}, velo::bearer(fake.token(office)));
        velo::users_api const api(async);
        std::stop_source stop;
#if ACCEPT
        ok(api.list_users({}, {.timeout = std::chrono::seconds(1)}).get());
#else
        ok(api.list_users({}, {.stop = stop.get_token()}).get());
#endif
    }
};
