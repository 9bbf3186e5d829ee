// SPDX-License-Identifier: BSL-1.0
// kind: printed_value
// form: value
// expect: this is a result

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        auto const found = users.list_users(); log << found.error();
#else
        auto const found = users.list_users(); log << found;
#endif
    }
};
