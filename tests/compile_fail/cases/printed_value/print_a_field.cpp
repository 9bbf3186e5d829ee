// SPDX-License-Identifier: BSL-1.0
// kind: printed_value
// form: value
// expect: this may be absent

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        auto const found = users.list_users(); log << found->content.front().email.value_or("(no address)");
#else
        auto const found = users.list_users(); log << found->content.front().email;
#endif
    }
};
