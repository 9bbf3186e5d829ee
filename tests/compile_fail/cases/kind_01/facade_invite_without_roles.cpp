// SPDX-License-Identifier: BSL-1.0
// kind: 1
// expect: a required argument was left out

#include <velo/velo.hpp>

#include <string>

velo::rest::scripted const server;
velo::users_api const users(velo::client(server, velo::bearer("token")));

void test() {
#if ACCEPT
    static_cast<void>(users.invite_user({.email = "ann@example.com",
                                         .mfa_type = velo::mfa_type::totp,
                                         .sms_number = "+14155550101",
                                         .primary_contact_number = "+14155550102",
                                         .roles = {"payor.admin"}}));
#else
    static_cast<void>(users.invite_user({.email = "ann@example.com",
                                         .mfa_type = velo::mfa_type::totp,
                                         .sms_number = "+14155550101",
                                         .primary_contact_number = "+14155550102"}));
#endif
}
