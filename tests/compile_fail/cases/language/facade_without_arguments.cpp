// SPDX-License-Identifier: BSL-1.0
// kind: language
// operation: delete_user_by_id_v2
// form: facade
// expect g++: no matching function for call
// expect clang: too few arguments to function call

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(users.delete_user_by_id_v2(id));
#else
        ok(users.delete_user_by_id_v2());
#endif
    }
};
