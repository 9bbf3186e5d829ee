// SPDX-License-Identifier: BSL-1.0
// kind: null_argument
// operation: invite_user
// form: facade
// expect: this argument cannot be null

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(users.invite_user({.email = "ann@example.com", .mfa_type = velo::mfa_type::totp, .sms_number = "+14155550101", .primary_contact_number = "+14155550102", .roles = {"backoffice.admin"}, .first_name = "Ann"}));
#else
        ok(users.invite_user({.email = "ann@example.com", .mfa_type = velo::mfa_type::totp, .sms_number = "+14155550101", .primary_contact_number = "+14155550102", .roles = {"backoffice.admin"}, .first_name = nullptr}));
#endif
    }
};
