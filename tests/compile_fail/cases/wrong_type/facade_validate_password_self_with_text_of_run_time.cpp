// SPDX-License-Identifier: BSL-1.0
// kind: wrong_type
// operation: validate_password_self
// form: facade
// expect: this text is known only at run time

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(own.validate_password_self({.password = "My_new_password"}));
#else
        ok(own.validate_password_self({.password = typed_by_somebody}));
#endif
    }
};
