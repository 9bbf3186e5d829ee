// SPDX-License-Identifier: BSL-1.0
// kind: language
// operation: list_users
// form: value
// expect g++: is not a constant expression
// expect clang: is not a constant expression

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(client.call(velo::list_users{.page_size = velo::page_size::checked(number).value()}));
#else
        ok(client.call(velo::list_users{.page_size = number}));
#endif
    }
};
