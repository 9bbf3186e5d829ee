// SPDX-License-Identifier: BSL-1.0
// kind: retried_always
// operation: invite_user
// form: value
// expect: velo: the Config of this client retries always, and this operation must not be sent twice
// where: header

#include "../../prelude.hpp"

struct always : velo::default_config {
    velo::retry::always_t retry{};
};

struct test : setting {
    void run() {
#if ACCEPT
        ok(velo::client(fake, velo::bearer(fake.token(office)), velo::json(), velo::default_config()).raw(velo::invite_user{.body = {.email = "ann@example.com", .mfa_type = velo::mfa_type::totp, .sms_number = "+14155550101", .primary_contact_number = "+14155550102", .roles = {"backoffice.admin"}}}).outcome);
#else
        ok(velo::client(fake, velo::bearer(fake.token(office)), velo::json(), always()).raw(velo::invite_user{.body = {.email = "ann@example.com", .mfa_type = velo::mfa_type::totp, .sms_number = "+14155550101", .primary_contact_number = "+14155550102", .roles = {"backoffice.admin"}}}).outcome);
#endif
    }
};
