// SPDX-License-Identifier: BSL-1.0
// kind: printed_value
// form: value
// expect: a model is printed member by member

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        auto const found = users.list_users(); log << velo::rest::redacted(found->content.front());
#else
        auto const found = users.list_users(); log << found->content.front();
#endif
    }
};
