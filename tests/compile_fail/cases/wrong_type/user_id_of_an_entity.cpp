// SPDX-License-Identifier: BSL-1.0
// kind: wrong_type
// form: value
// expect: this argument takes another type

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        velo::user_id const who = id; check(who == id);
#else
        velo::user_id const who = entity; check(who == id);
#endif
    }
};
