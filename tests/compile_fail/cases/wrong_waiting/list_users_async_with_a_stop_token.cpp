// SPDX-License-Identifier: BSL-1.0
// kind: wrong_waiting
// operation: list_users
// form: value
// expect: an asynchronous call is stopped by cancelling its coroutine

#include "../../async.hpp"


struct test : setting {
    void run() {
        velo::client const async(async_api{fake}, velo::bearer(fake.token(office)));
        std::stop_source stop;
#if ACCEPT
        ok(async.call(velo::list_users{}, velo::rest::async_call_options{.timeout = std::chrono::seconds(1)}).get());
#else
        ok(async.call(velo::list_users{}, velo::rest::async_call_options{.stop = stop.get_token()}).get());
#endif
    }
};
