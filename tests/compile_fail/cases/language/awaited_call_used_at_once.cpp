// SPDX-License-Identifier: BSL-1.0
// kind: language
// operation: get_self
// form: value
// expect g++: has no member named 'has value'
// expect clang: no member named 'has value'

#include "../../awaited.hpp"


struct test : setting {
    void run() {
        velo::client const awaited(awaited_api{fake}, velo::bearer(fake.token(office)));
#if ACCEPT
        check(awaited.call(velo::get_self{}).get().has_value());
#else
        check(awaited.call(velo::get_self{}).has_value());
#endif
    }
};
