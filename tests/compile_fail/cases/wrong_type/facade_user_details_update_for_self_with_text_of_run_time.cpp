// SPDX-License-Identifier: BSL-1.0
// kind: wrong_type
// operation: user_details_update_for_self
// form: facade
// expect: this text is known only at run time

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(own.user_details_update_for_self({.first_name = "Pia"}));
#else
        ok(own.user_details_update_for_self({.first_name = typed_by_somebody}));
#endif
    }
};
