// SPDX-License-Identifier: BSL-1.0
// kind: wrong_type
// form: value
// expect: velo: this update has no member of the model
// where: header

#include "../../prelude.hpp"

struct test : setting {
    void run() {
        velo::user_response const before, after;
#if ACCEPT
        ignore(velo::changes<velo::payee_user_self_update_request>(before, after));
#else
        ignore(velo::changes<velo::page_info>(before, after));
#endif
    }
};
