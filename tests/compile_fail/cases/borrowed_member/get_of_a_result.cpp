// SPDX-License-Identifier: BSL-1.0
// kind: borrowed_member
// form: value
// expect: a result has a value or an error

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        auto const self_ = users.get_self(); check(self_->email.has_value());
#else
        auto const self_ = users.get_self(); check(self_.get().email.has_value());
#endif
    }
};
