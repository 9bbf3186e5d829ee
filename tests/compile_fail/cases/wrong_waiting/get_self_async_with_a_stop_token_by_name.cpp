// SPDX-License-Identifier: BSL-1.0
// kind: wrong_waiting
// operation: get_self
// form: value
// expect: an asynchronous call is stopped by cancelling its coroutine

#include "../../async.hpp"


struct test : setting {
    void run() {
        velo::client const async(async_api{fake}, velo::bearer(fake.token(office)));
        std::stop_source stop;
#if ACCEPT
        velo::rest::async_call_options const options{.timeout = std::chrono::seconds(1)}; ok(async.call(velo::get_self{}, options).get());
#else
        velo::rest::async_call_options const options{.stop = stop.get_token()}; ok(async.call(velo::get_self{}, options).get());
#endif
    }
};
