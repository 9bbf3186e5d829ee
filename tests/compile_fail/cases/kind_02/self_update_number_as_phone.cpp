// SPDX-License-Identifier: BSL-1.0
// kind: 2
// expect: this argument takes another type

#include <velo/velo.hpp>

#include <string>

void test() {
#if ACCEPT
    [[maybe_unused]] velo::payee_user_self_update_request const op{.sms_number = "+14155550101"};
#else
    [[maybe_unused]] velo::payee_user_self_update_request const op{.sms_number = 14155550101};
#endif
}
