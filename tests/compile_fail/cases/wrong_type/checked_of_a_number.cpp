// SPDX-License-Identifier: BSL-1.0
// kind: wrong_type
// form: value
// expect: this argument takes another type
// detail: write text in quotation marks

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        check(!velo::checked<velo::user_id>("42"));
#else
        check(!velo::checked<velo::user_id>(42));
#endif
    }
};
