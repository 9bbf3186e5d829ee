// SPDX-License-Identifier: BSL-1.0
// kind: wrong_type
// operation: get_self
// form: value
// expect: this is no retry policy

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(client.call(velo::get_self{}, velo::call_options{.retry = velo::retry::never}));
#else
        ok(client.call(velo::get_self{}, velo::call_options{.retry = nullptr}));
#endif
    }
};
