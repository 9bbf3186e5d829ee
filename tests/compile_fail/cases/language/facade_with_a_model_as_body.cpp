// SPDX-License-Identifier: BSL-1.0
// kind: language
// operation: user_details_update_for_self
// form: facade
// expect g++: cannot convert
// expect clang: no viable conversion

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(own.user_details_update_for_self({.email = "ann@example.com"}));
#else
        ok(own.user_details_update_for_self(own.get_self().value()));
#endif
    }
};
