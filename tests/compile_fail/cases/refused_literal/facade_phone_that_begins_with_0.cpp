// SPDX-License-Identifier: BSL-1.0
// kind: refused_literal
// operation: user_details_update
// form: facade
// expect: this literal is not what the API accepts
// detail: a phone number is a plus and 2 to 15 digits
// where: header on g++

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(users.user_details_update(id, {.sms_number = "+4930123456"}));
#else
        ok(users.user_details_update(id, {.sms_number = "+04930123456"}));
#endif
    }
};
