// SPDX-License-Identifier: BSL-1.0
// kind: 1
// expect: a required argument was left out

#include <velo/velo.hpp>

#include <string>

void test() {
#if ACCEPT
    [[maybe_unused]] velo::role_update_request const op{.roles = {"payor.admin"}};
#else
    [[maybe_unused]] velo::role_update_request const op{.verification_code = "123456"};
#endif
}
