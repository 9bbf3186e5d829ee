// SPDX-License-Identifier: BSL-1.0
// kind: borrowed_member
// form: value
// expect: a result has a value or an error
// detail: write its value with a star

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        auto const all = users.list_users(); check(!velo::rest::redacted(*all).empty());
#else
        auto const all = users.list_users(); check(!std::string(velo::rest::redacted(all)).empty());
#endif
    }
};
