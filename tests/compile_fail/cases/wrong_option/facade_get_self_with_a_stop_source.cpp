// SPDX-License-Identifier: BSL-1.0
// kind: wrong_option
// operation: get_self
// form: facade
// expect: a stop source is not its token

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        std::stop_source source; ok(users.get_self({.stop = source.get_token()}));
#else
        std::stop_source source; ok(users.get_self({.stop = source}));
#endif
    }
};
