// SPDX-License-Identifier: BSL-1.0
// kind: null_argument
// operation: delete_user_by_id_v2
// form: value
// expect: this argument cannot be null

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(client.call(velo::delete_user_by_id_v2{.user_id = id}));
#else
        ok(client.call(velo::delete_user_by_id_v2{.user_id = nullptr}));
#endif
    }
};
