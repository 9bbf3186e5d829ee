// SPDX-License-Identifier: BSL-1.0
// kind: language
// operation: get_self
// form: value
// expect g++: has no member named 'has value'
// expect clang: no member named 'has value'

#include "../../async.hpp"


struct test : setting {
    void run() {
        velo::client const async(async_api{fake}, velo::bearer(fake.token(office)));
#if ACCEPT
        check(async.call(velo::get_self{}).get().has_value());
#else
        check(async.call(velo::get_self{}).has_value());
#endif
    }
};
