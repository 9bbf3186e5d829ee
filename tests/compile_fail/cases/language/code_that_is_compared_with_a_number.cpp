// SPDX-License-Identifier: BSL-1.0
// kind: language
// form: value
// expect g++: no match for 'operator!='
// expect clang: invalid operands to binary expression

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        auto const me = own.get_self(); check(me.error().status() != 404);
#else
        auto const me = own.get_self(); check(me.error().code() != 404);
#endif
    }
};
