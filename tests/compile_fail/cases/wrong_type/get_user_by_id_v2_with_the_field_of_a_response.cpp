// SPDX-License-Identifier: BSL-1.0
// kind: wrong_type
// operation: get_user_by_id_v2
// form: value
// expect: write its value with a star

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        auto const found = users.list_users(); ok(client.call(velo::get_user_by_id_v2{.user_id = *found->content.front().id}));
#else
        auto const found = users.list_users(); ok(client.call(velo::get_user_by_id_v2{.user_id = found->content.front().id}));
#endif
    }
};
