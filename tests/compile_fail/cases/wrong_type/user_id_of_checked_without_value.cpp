// SPDX-License-Identifier: BSL-1.0
// kind: wrong_type
// form: value
// expect: this argument takes another type
// detail: write its value with value

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        velo::user_id const who = velo::user_id::checked("8bbf301c-948f-4445-b411-357eec53e441").value(); check(who != id);
#else
        velo::user_id const who = velo::user_id::checked("8bbf301c-948f-4445-b411-357eec53e441"); check(who != id);
#endif
    }
};
