// SPDX-License-Identifier: BSL-1.0
// kind: borrowed_member
// form: value
// expect: a result has a value or an error
// detail: with a condition or

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        auto const me = own.get_self(); check(me.error() != velo::errc::timed_out);
#else
        auto const me = own.get_self(); check(me != velo::errc::timed_out);
#endif
    }
};
