// SPDX-License-Identifier: BSL-1.0
// kind: wrong_enumerator
// operation: unregister_mfa
// form: value
// expect: write an enumerator of its own type

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(client.call(velo::unregister_mfa{.user_id = id, .body = {.mfa_type = velo::unregister_mfa_type::totp}}));
#else
        ok(client.call(velo::unregister_mfa{.user_id = id, .body = {.mfa_type = velo::mfa_type::sms}}));
#endif
    }
};
