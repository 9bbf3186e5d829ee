// SPDX-License-Identifier: BSL-1.0
// kind: wrong_type
// form: value
// expect: this text is known only at run time

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        auto const who = velo::user_id::checked(typed_by_somebody); check(!who);
#else
        velo::user_id const who(typed_by_somebody); check(who == id);
#endif
    }
};
