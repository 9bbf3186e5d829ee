// SPDX-License-Identifier: BSL-1.0
// kind: printed_secret
// operation: invite_user
// form: value
// expect: a secret is never printed or logged

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        log << velo::rest::redacted(velo::invite_user{.body = {.email = "ann@example.com", .mfa_type = velo::mfa_type::totp, .sms_number = "+14155550101", .primary_contact_number = "+14155550102", .roles = {"backoffice.admin"}}});
#else
        log << velo::invite_user{.body = {.email = "ann@example.com", .mfa_type = velo::mfa_type::totp, .sms_number = "+14155550101", .primary_contact_number = "+14155550102", .roles = {"backoffice.admin"}}};
#endif
    }
};
