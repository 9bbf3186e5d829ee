// SPDX-License-Identifier: BSL-1.0
// kind: language
// form: value
// expect g++: invalid use of member function
// expect clang: reference to non-static member function must be called

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        auto const me = own.get_self(); check(me->email.has_value());
#else
        auto const me = own.get_self(); check(me.value->email.has_value());
#endif
    }
};
