// SPDX-License-Identifier: BSL-1.0
// kind: refused_literal
// operation: unlock_user_v2
// form: facade
// expect: this literal is not what the API accepts
// detail: a uuid is 8 4 4 4 12 hex digits
// where: header on g++

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        check(users.unlock_user_v2("8bbf301c-948f-4445-b411-357eec53e441").error() == velo::condition::not_found);
#else
        check(users.unlock_user_v2("8bbf301c-948f-4445-b411-357eec53e44g").error() == velo::condition::not_found);
#endif
    }
};
