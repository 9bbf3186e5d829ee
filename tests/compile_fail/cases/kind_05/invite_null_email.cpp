// SPDX-License-Identifier: BSL-1.0
// kind: 5
// expect: this argument cannot be null

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
    [[maybe_unused]] velo::invite_user_request const op{.email = nullptr,
                                                        .mfa_type = velo::mfa_type::totp,
                                                        .sms_number = "+14155550101",
                                                        .primary_contact_number = "+14155550102",
                                                        .roles = {"payor.admin"}};
#endif
}
