// SPDX-License-Identifier: BSL-1.0
// kind: wrong_option
// operation: get_self
// form: value
// expect: a timeout is a duration of whole units

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(client.call(velo::get_self{}, {.timeout = std::chrono::milliseconds(2500)}));
#else
        ok(client.call(velo::get_self{}, {.timeout = std::chrono::duration<double>(2.5)}));
#endif
    }
};
