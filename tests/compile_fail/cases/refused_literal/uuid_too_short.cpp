// SPDX-License-Identifier: BSL-1.0
// kind: refused_literal
// operation: get_user_by_id_v2
// form: value
// expect: this literal is not what the API accepts
// detail: a uuid is 8 4 4 4 12 hex digits
// where: header on g++

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        check(client.call(velo::get_user_by_id_v2{.user_id = "8bbf301c-948f-4445-b411-357eec53e441"}).error() == velo::condition::not_found);
#else
        check(client.call(velo::get_user_by_id_v2{.user_id = "8bbf301c"}).error() == velo::condition::not_found);
#endif
    }
};
