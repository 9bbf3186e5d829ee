// SPDX-License-Identifier: BSL-1.0
// kind: 1
// expect: a required argument was left out

#include <velo/velo.hpp>

#include <string>

void test() {
#if ACCEPT
    [[maybe_unused]] velo::validate_password_self const op{.body = {.password = "correct horse"}};
#else
    [[maybe_unused]] velo::validate_password_self const op{.body = {}};
#endif
}
