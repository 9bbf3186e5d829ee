// SPDX-License-Identifier: BSL-1.0
// kind: language
// operation: list_users
// form: value
// expect g++: has no member named 'total elements'
// expect clang: no member named 'total elements'

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        auto const found = users.list_users(); check(found->page->total_elements.has_value());
#else
        auto const found = users.list_users(); check(found->page.total_elements.has_value());
#endif
    }
};
