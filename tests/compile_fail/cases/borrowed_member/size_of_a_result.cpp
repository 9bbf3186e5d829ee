// SPDX-License-Identifier: BSL-1.0
// kind: borrowed_member
// form: value
// expect: a result has a value or an error

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        check(client.call(velo::list_users{})->content.size() != 0);
#else
        check(client.call(velo::list_users{}).size() != 0);
#endif
    }
};
