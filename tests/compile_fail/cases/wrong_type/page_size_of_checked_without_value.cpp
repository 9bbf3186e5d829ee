// SPDX-License-Identifier: BSL-1.0
// kind: wrong_type
// form: value
// expect: this argument takes another type
// detail: write its value with value

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        velo::page_size const size = velo::page_size::checked(number).value(); check(size.value() == 50);
#else
        velo::page_size const size = velo::page_size::checked(number); check(size.value() == 50);
#endif
    }
};
