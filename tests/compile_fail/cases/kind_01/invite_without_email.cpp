// SPDX-License-Identifier: BSL-1.0
// kind: 1
// expect: a required argument was left out

#include <velo/velo.hpp>

#include <string>

void test() {
#if ACCEPT
    [[maybe_unused]] velo::invite_user_request const op{.email = "ann@example.com",
                                                        .mfa_type = velo::mfa_type::totp,
                                                        .sms_number = "+14155550101",
                                                        .primary_contact_number = "+14155550102",
                                                        .roles = {"payor.admin"}};
#else
    [[maybe_unused]] velo::invite_user_request const op{.mfa_type = velo::mfa_type::totp,
                                                        .sms_number = "+14155550101",
                                                        .primary_contact_number = "+14155550102",
                                                        .roles = {"payor.admin"}};
#endif
}
