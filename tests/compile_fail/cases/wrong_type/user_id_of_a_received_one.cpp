// SPDX-License-Identifier: BSL-1.0
// kind: wrong_type
// form: value
// expect: this argument takes another type
// detail: write its value with value

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        auto const me = own.get_self(); velo::user_id const who = *me->id->value(); check(who != id);
#else
        auto const me = own.get_self(); velo::user_id const who = *me->id; check(who != id);
#endif
    }
};
