// SPDX-License-Identifier: BSL-1.0
// kind: wrong_type
// operation: delete_user_by_id_v2
// form: facade
// expect: this text is known only at run time

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(users.delete_user_by_id_v2(id));
#else
        ok(users.delete_user_by_id_v2(typed_by_somebody));
#endif
    }
};
