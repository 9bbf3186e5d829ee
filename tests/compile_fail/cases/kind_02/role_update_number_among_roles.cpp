// SPDX-License-Identifier: BSL-1.0
// kind: 2
// expect: this argument takes another type

#include <velo/velo.hpp>

#include <string>

void test() {
#if ACCEPT
    [[maybe_unused]] velo::role_update_request const op{.roles = {"payor.admin", "payor.support"}};
#else
    [[maybe_unused]] velo::role_update_request const op{.roles = {"payor.admin", 5}};
#endif
}
