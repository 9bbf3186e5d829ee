// SPDX-License-Identifier: BSL-1.0
// kind: wrong_type
// operation: get_user_by_id_v2
// form: value
// expect: write text in quotation marks

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(client.call(velo::get_user_by_id_v2{.user_id = id}));
#else
        ok(client.call(velo::get_user_by_id_v2{.user_id = 42}));
#endif
    }
};
