// SPDX-License-Identifier: BSL-1.0
// kind: borrowed_member
// operation: get_self
// form: facade
// expect: a result has a value or an error
// detail: its value with a star

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        auto const is_known = [](velo::user_response const& user) { return user.id.has_value(); }; check(is_known(*own.get_self()));
#else
        auto const is_known = [](velo::user_response const& user) { return user.id.has_value(); }; check(is_known(own.get_self()));
#endif
    }
};
