// SPDX-License-Identifier: BSL-1.0
// kind: 1
// expect: a required argument was left out

#include <velo/velo.hpp>

#include <string>

void test() {
#if ACCEPT
    [[maybe_unused]] velo::register_sms const op{.body = {.sms_number = "+14155550101"}};
#else
    [[maybe_unused]] velo::register_sms const op{.body = {}};
#endif
}
