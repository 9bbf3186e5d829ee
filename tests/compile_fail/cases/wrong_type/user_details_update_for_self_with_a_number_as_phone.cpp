// SPDX-License-Identifier: BSL-1.0
// kind: wrong_type
// operation: user_details_update_for_self
// form: value
// expect: write text in quotation marks

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(self.call(velo::user_details_update_for_self{.body = {.sms_number = "+14155550101"}}));
#else
        ok(self.call(velo::user_details_update_for_self{.body = {.sms_number = 14155550101}}));
#endif
    }
};
