// SPDX-License-Identifier: BSL-1.0
// kind: wrong_type
// operation: list_users
// form: value
// expect: this text is known only at run time

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(client.call(velo::list_users{.sort = "email"}));
#else
        ok(client.call(velo::list_users{.sort = typed_by_somebody}));
#endif
    }
};
