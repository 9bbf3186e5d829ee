// SPDX-License-Identifier: BSL-1.0
// kind: wrong_type
// form: value
// expect: this argument takes another type
// detail: write text in quotation marks

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        check(!velo::user_id::checked("42").has_value());
#else
        check(!velo::user_id::checked(42).has_value());
#endif
    }
};
