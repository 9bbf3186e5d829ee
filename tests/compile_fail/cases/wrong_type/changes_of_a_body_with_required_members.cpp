// SPDX-License-Identifier: BSL-1.0
// kind: wrong_type
// form: value
// expect: velo: an update without changes is Body{}: it needs no member
// where: header

#include "../../prelude.hpp"

struct test : setting {
    void run() {
        velo::user_response const before, after;
#if ACCEPT
        ignore(velo::changes<velo::user_details_update_request>(before, after));
#else
        ignore(velo::changes<velo::register_sms_request>(before, after));
#endif
    }
};
