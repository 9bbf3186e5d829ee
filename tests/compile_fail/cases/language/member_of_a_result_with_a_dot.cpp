// SPDX-License-Identifier: BSL-1.0
// kind: language
// form: value
// expect g++: has no member named 'email'
// expect clang: no member named 'email'

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        auto const me = own.get_self(); check(me->email.has_value());
#else
        auto const me = own.get_self(); check(me.email.has_value());
#endif
    }
};
