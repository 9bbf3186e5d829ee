// SPDX-License-Identifier: BSL-1.0
// kind: borrowed_member
// form: value
// expect: an error is compared with a condition

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        auto const me = own.get_self(); check(me.error() != velo::condition::timeout);
#else
        auto const me = own.get_self(); check(me.error() != std::errc::timed_out);
#endif
    }
};
