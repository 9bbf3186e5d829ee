// SPDX-License-Identifier: BSL-1.0
// kind: refused_literal
// operation: reset_password
// form: facade
// expect: this literal is not what the API accepts
// detail: an e mail address has one at sign
// where: header on g++

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(login.reset_password({.email = "ann@example.com"}));
#else
        ok(login.reset_password({.email = "ann @example.com"}));
#endif
    }
};
