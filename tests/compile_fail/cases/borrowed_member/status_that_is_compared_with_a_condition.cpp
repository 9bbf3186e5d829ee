// SPDX-License-Identifier: BSL-1.0
// kind: borrowed_member
// form: value
// expect: a status is a number

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        auto const me = own.get_self(); check(me.error() != velo::condition::not_found);
#else
        auto const me = own.get_self(); check(me.error().status() != velo::condition::not_found);
#endif
    }
};
