// SPDX-License-Identifier: BSL-1.0
// kind: wrong_type
// form: value
// expect: these are ids of two kinds

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        check(payee != id);
#else
        check(entity != id);
#endif
    }
};
