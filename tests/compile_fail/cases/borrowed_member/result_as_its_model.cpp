// SPDX-License-Identifier: BSL-1.0
// kind: borrowed_member
// operation: get_self
// form: facade
// expect: a result has a value or an error
// detail: its value with a star

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        velo::user_response const me = own.get_self().value(); check(me.email.has_value());
#else
        velo::user_response const me = own.get_self(); check(me.email.has_value());
#endif
    }
};
