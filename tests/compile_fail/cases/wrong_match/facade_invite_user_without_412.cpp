// SPDX-License-Identifier: BSL-1.0
// kind: wrong_match
// operation: invite_user
// form: value
// expect: velo: this match leaves out a status that the operation documents
// where: header

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        match(users.invite_user({.email = "ann@example.com", .mfa_type = velo::mfa_type::totp, .sms_number = "+14155550101", .primary_contact_number = "+14155550102", .roles = {"backoffice.admin"}}), velo::ok([] {}), velo::on<400, 401, 403, 409, 412>(ignore), velo::otherwise(ignore));
#else
        match(users.invite_user({.email = "ann@example.com", .mfa_type = velo::mfa_type::totp, .sms_number = "+14155550101", .primary_contact_number = "+14155550102", .roles = {"backoffice.admin"}}), velo::ok([] {}), velo::on<400, 401, 403, 409>(ignore), velo::otherwise(ignore));
#endif
    }
};
