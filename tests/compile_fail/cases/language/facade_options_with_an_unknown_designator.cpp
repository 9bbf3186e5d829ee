// SPDX-License-Identifier: BSL-1.0
// kind: language
// operation: get_self
// form: facade
// expect g++: cannot convert '<brace-enclosed initializer list>'
// expect clang: field designator 'timeuot' does not refer to any field

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(users.get_self({.timeout = std::chrono::seconds(2)}));
#else
        ok(users.get_self({.timeuot = std::chrono::seconds(2)}));
#endif
    }
};
