// SPDX-License-Identifier: BSL-1.0
// kind: borrowed_member
// form: value
// expect: a result has a value or an error

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        check(self.call(velo::get_self{}).has_value());
#else
        check(self.call(velo::get_self{}).ok());
#endif
    }
};
