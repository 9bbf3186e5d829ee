// SPDX-License-Identifier: BSL-1.0
// kind: language
// operation: list_users
// form: value
// expect g++: cannot convert
// expect clang: no viable conversion

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        auto const found = users.list_users(); std::int64_t const all = *found->page->total_elements; check(all > 0);
#else
        auto const found = users.list_users(); std::int64_t const all = found->page->total_elements; check(all > 0);
#endif
    }
};
