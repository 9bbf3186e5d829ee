// SPDX-License-Identifier: BSL-1.0
// kind: refused_literal
// operation: user_details_update_for_self
// form: facade
// expect: this literal is not what the API accepts
// detail: a name has 1 to 128 characters
// where: header on g++

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(own.user_details_update_for_self({.first_name = "Pia"}));
#else
        ok(own.user_details_update_for_self({.first_name = ""}));
#endif
    }
};
