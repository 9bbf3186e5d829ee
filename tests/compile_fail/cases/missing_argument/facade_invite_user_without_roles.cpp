// SPDX-License-Identifier: BSL-1.0
// kind: missing_argument
// operation: invite_user
// form: facade
// expect: a required argument was left out

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(users.invite_user({.email = "ann@example.com", .mfa_type = velo::mfa_type::totp, .sms_number = "+14155550101", .primary_contact_number = "+14155550102", .roles = {"backoffice.admin"}}));
#else
        ok(users.invite_user({.email = "ann@example.com", .mfa_type = velo::mfa_type::totp, .sms_number = "+14155550101", .primary_contact_number = "+14155550102"}));
#endif
    }
};
