// SPDX-License-Identifier: BSL-1.0
// kind: borrowed_member
// form: value
// expect: holds its value

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        auto const found = users.list_users(); check(*found->page->total_elements > 0);
#else
        auto const found = users.list_users(); check(found->page->total_elements > 0);
#endif
    }
};
