// SPDX-License-Identifier: BSL-1.0
// kind: retried_always
// operation: unregister_mfa
// form: value
// expect: this operation must not be sent twice

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(client.raw(velo::unregister_mfa{.user_id = id, .body = {.mfa_type = velo::unregister_mfa_type::totp}}, {.retry = velo::retry::never}).outcome);
#else
        ok(client.raw(velo::unregister_mfa{.user_id = id, .body = {.mfa_type = velo::unregister_mfa_type::totp}}, {.retry = velo::retry::always}).outcome);
#endif
    }
};
