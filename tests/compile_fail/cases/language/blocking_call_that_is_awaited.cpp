// SPDX-License-Identifier: BSL-1.0
// kind: language
// operation: get_self
// form: value
// expect g++: await
// expect clang: await

#include "../../async.hpp"


struct test : setting {
    void run() {
        auto const body = [&]() -> at_once<int> {
#if ACCEPT
        co_return client.call(velo::get_self{}).has_value();
#else
        co_return (co_await client.call(velo::get_self{})).has_value();
#endif
        };
        check(body().get() == 1);
    }
};
