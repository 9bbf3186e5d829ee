// SPDX-License-Identifier: BSL-1.0
// kind: printed_value
// form: value
// expect: a list is printed item by item

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        auto const found = users.list_users(); for (auto const& user : found->content) log << user.email.value_or("");
#else
        auto const found = users.list_users(); log << found->content;
#endif
    }
};
