// SPDX-License-Identifier: BSL-1.0
// kind: refused_literal
// operation: invite_user
// form: value
// expect: this literal is not what the API accepts
// detail: an e mail address has one at sign
// where: header on g++

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(client.call(velo::invite_user{.body = {.email = "ann@example.com", .mfa_type = velo::mfa_type::totp, .sms_number = "+14155550101", .primary_contact_number = "+14155550102", .roles = {"backoffice.admin"}}}));
#else
        ok(client.call(velo::invite_user{.body = {.email = "ann", .mfa_type = velo::mfa_type::totp, .sms_number = "+14155550101", .primary_contact_number = "+14155550102", .roles = {"backoffice.admin"}}}));
#endif
    }
};
