// SPDX-License-Identifier: BSL-1.0
// kind: 2
// expect: this text is known only at run time

#include <velo/velo.hpp>

#include <string>

void test() {
#if ACCEPT
    [[maybe_unused]] velo::register_sms_request const op{.sms_number = "+14155550101"};
#else
    [[maybe_unused]] velo::register_sms_request const op{.sms_number = std::string("+14155550101")};
#endif
}
