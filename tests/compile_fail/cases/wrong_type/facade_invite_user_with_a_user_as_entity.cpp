// SPDX-License-Identifier: BSL-1.0
// kind: wrong_type
// operation: invite_user
// form: facade
// expect: write a value of its own type

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(users.invite_user({.email = "ann@example.com", .mfa_type = velo::mfa_type::totp, .sms_number = "+14155550101", .primary_contact_number = "+14155550102", .roles = {"backoffice.admin"}, .entity_id = nullptr}));
#else
        ok(users.invite_user({.email = "ann@example.com", .mfa_type = velo::mfa_type::totp, .sms_number = "+14155550101", .primary_contact_number = "+14155550102", .roles = {"backoffice.admin"}, .entity_id = id}));
#endif
    }
};
