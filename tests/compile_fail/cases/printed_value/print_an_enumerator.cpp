// SPDX-License-Identifier: BSL-1.0
// kind: printed_value
// form: value
// expect: an enumerator is printed as its text

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        log << velo::rest::to_text(velo::user_status::enabled);
#else
        log << velo::user_status::enabled;
#endif
    }
};
