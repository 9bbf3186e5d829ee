// SPDX-License-Identifier: BSL-1.0
// kind: retried_always
// operation: invite_user
// form: value
// expect: this operation must not be sent twice

#include "../../async.hpp"

struct test : setting {
    void run() {
        velo::client const async(async_api{fake}, velo::bearer(fake.token(office)));
#if ACCEPT
        ok(async.call(velo::invite_user{.body = {.email = "ann@example.com", .mfa_type = velo::mfa_type::totp, .sms_number = "+14155550101", .primary_contact_number = "+14155550102", .roles = {"backoffice.admin"}}}, {.retry = velo::retry::never}).get());
#else
        ok(async.call(velo::invite_user{.body = {.email = "ann@example.com", .mfa_type = velo::mfa_type::totp, .sms_number = "+14155550101", .primary_contact_number = "+14155550102", .roles = {"backoffice.admin"}}}, {.retry = velo::retry::always}).get());
#endif
    }
};
