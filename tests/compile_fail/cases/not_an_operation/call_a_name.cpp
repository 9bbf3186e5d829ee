// SPDX-License-Identifier: BSL-1.0
// kind: not_an_operation
// form: value
// expect: this is not an operation

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(client.call(velo::get_self{}));
#else
        ok(client.call("get_self"));
#endif
    }
};
