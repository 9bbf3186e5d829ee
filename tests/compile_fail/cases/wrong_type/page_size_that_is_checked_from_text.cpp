// SPDX-License-Identifier: BSL-1.0
// kind: wrong_type
// form: value
// expect: this argument takes another type
// detail: write a whole number

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        check(velo::page_size::checked(50).has_value());
#else
        check(velo::page_size::checked("50").has_value());
#endif
    }
};
