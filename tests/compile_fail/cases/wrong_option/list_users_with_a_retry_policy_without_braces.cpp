// SPDX-License-Identifier: BSL-1.0
// kind: wrong_option
// operation: list_users
// form: value
// expect: the options of a call stand in braces

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(client.call(velo::list_users{}, {.retry = velo::retry::never}));
#else
        ok(client.call(velo::list_users{}, velo::retry::never));
#endif
    }
};
