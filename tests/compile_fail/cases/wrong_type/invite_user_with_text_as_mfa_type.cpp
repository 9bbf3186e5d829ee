// SPDX-License-Identifier: BSL-1.0
// kind: wrong_type
// operation: invite_user
// form: value
// expect: write an enumerator

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(client.call(velo::invite_user{.body = {.email = "ann@example.com", .mfa_type = velo::mfa_type::totp, .sms_number = "+14155550101", .primary_contact_number = "+14155550102", .roles = {"backoffice.admin"}}}));
#else
        ok(client.call(velo::invite_user{.body = {.email = "ann@example.com", .mfa_type = "TOTP", .sms_number = "+14155550101", .primary_contact_number = "+14155550102", .roles = {"backoffice.admin"}}}));
#endif
    }
};
