// SPDX-License-Identifier: BSL-1.0
// kind: wrong_match
// form: value
// expect: the status of a handler is a template argument

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ignore(velo::on<401>([](velo::error const&) { return 2; }));
#else
        ignore(velo::on(401, [](velo::error const&) { return 2; }));
#endif
    }
};
