// SPDX-License-Identifier: BSL-1.0
// kind: wrong_type
// operation: list_users
// form: value
// expect: a received value may be unknown

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        auto const found = users.list_users(); ok(client.call(velo::list_users{.status = *found->content.front().status->value()}));
#else
        auto const found = users.list_users(); ok(client.call(velo::list_users{.status = *found->content.front().status}));
#endif
    }
};
