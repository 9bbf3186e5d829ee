// SPDX-License-Identifier: BSL-1.0
// kind: wrong_type
// operation: user_details_update
// form: value
// expect: write an enumerator of its own type

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(client.call(velo::user_details_update{.user_id = id, .body = {.mfa_type = velo::mfa_type::totp}}));
#else
        ok(client.call(velo::user_details_update{.user_id = id, .body = {.mfa_type = velo::mfa_status::registered}}));
#endif
    }
};
