// SPDX-License-Identifier: BSL-1.0
// kind: language
// operation: list_users
// form: value
// expect g++: has no non-static data member named 'timeuot'
// expect clang: field designator 'timeuot' does not refer to any field

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(client.call(velo::list_users{}, velo::call_options{.timeout = std::chrono::seconds(2)}));
#else
        ok(client.call(velo::list_users{}, velo::call_options{.timeuot = std::chrono::seconds(2)}));
#endif
    }
};
