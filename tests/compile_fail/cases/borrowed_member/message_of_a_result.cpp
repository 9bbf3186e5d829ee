// SPDX-License-Identifier: BSL-1.0
// kind: borrowed_member
// form: value
// expect: a result has a value or an error

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        auto const found = users.list_users(); check(!found.error().message().empty());
#else
        auto const found = users.list_users(); check(!found.message().empty());
#endif
    }
};
