// SPDX-License-Identifier: BSL-1.0
// kind: borrowed_member
// form: value
// expect: holds its value

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        auto const found = users.list_users(); std::string const email = found->content.front().email.value_or(""); check(!email.empty());
#else
        auto const found = users.list_users(); std::string const email = found->content.front().email; check(!email.empty());
#endif
    }
};
