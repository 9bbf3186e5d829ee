// SPDX-License-Identifier: BSL-1.0
// kind: not_an_operation
// operation: get_user_by_id_v2
// form: value
// expect: this operation has no pages

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        for (auto const& user : client.items(velo::list_users{})) ok(user);
#else
        for (auto const& user : client.items(velo::get_user_by_id_v2{.user_id = id})) ok(user);
#endif
    }
};
