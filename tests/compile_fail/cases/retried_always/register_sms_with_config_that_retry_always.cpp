// SPDX-License-Identifier: BSL-1.0
// kind: retried_always
// operation: register_sms
// form: value
// expect: velo: the Config of this client retries always, and this operation must not be sent twice
// where: header

#include "../../prelude.hpp"

struct always : velo::default_config {
    velo::retry::always_t retry{};
};
struct never : velo::default_config {
    velo::retry::never_t retry{};
};

struct test : setting {
    void run() {
#if ACCEPT
        ok(velo::client(fake, velo::bearer(fake.token(office)), velo::json(), never()).call(velo::register_sms{.body = {.sms_number = "+14155550101"}}));
#else
        ok(velo::client(fake, velo::bearer(fake.token(office)), velo::json(), always()).call(velo::register_sms{.body = {.sms_number = "+14155550101"}}));
#endif
    }
};
