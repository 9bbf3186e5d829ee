// SPDX-License-Identifier: BSL-1.0
// kind: 5
// expect: this argument cannot be null

#include <velo/velo.hpp>

#include <string>

void test() {
#if ACCEPT
    [[maybe_unused]] velo::role_update_request const op{.roles = {"payor.admin", "payor.support"}};
#else
    [[maybe_unused]] velo::role_update_request const op{.roles = {"payor.admin", nullptr}};
#endif
}
