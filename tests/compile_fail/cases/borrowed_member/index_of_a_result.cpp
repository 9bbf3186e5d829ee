// SPDX-License-Identifier: BSL-1.0
// kind: borrowed_member
// form: value
// expect: a result has a value or an error

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        check(client.call(velo::list_users{})->content[0].email.has_value());
#else
        check(client.call(velo::list_users{})[0].email.has_value());
#endif
    }
};
