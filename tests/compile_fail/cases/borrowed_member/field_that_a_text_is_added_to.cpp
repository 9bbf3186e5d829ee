// SPDX-License-Identifier: BSL-1.0
// kind: borrowed_member
// form: value
// expect: holds its value

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        auto me = own.get_self(); *me->email += "!";
#else
        auto me = own.get_self(); me->email += "!";
#endif
    }
};
