// SPDX-License-Identifier: BSL-1.0
// kind: language
// operation: get_self
// form: value
// expect g++: could not convert '2' from 'int' to 'std::optional<
// expect clang: no viable conversion from 'int' to 'std::optional<duration>'

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(client.call(velo::get_self{}, velo::call_options{.timeout = std::chrono::seconds(2)}));
#else
        ok(client.call(velo::get_self{}, velo::call_options{.timeout = 2}));
#endif
    }
};
