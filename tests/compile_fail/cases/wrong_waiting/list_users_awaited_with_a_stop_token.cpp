// SPDX-License-Identifier: BSL-1.0
// kind: wrong_waiting
// operation: list_users
// form: value
// expect: an asynchronous call is stopped by cancelling its coroutine

#include "../../awaited.hpp"


struct test : setting {
    void run() {
        velo::client const awaited(awaited_api{fake}, velo::bearer(fake.token(office)));
        std::stop_source stop;
#if ACCEPT
        ok(awaited.call(velo::list_users{}, velo::rest::async_call_options{.timeout = std::chrono::seconds(1)}).get());
#else
        ok(awaited.call(velo::list_users{}, velo::rest::async_call_options{.stop = stop.get_token()}).get());
#endif
    }
};
