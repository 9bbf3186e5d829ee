// SPDX-License-Identifier: BSL-1.0
// kind: 1
// expect: a required argument was left out

#include <velo/velo.hpp>

#include <string>

void test() {
#if ACCEPT
    [[maybe_unused]] velo::update_password_self const op{
        .body = {.old_password = "correct horse", .new_password = "battery staple"}};
#else
    [[maybe_unused]] velo::update_password_self const op{.body = {.new_password = "battery staple"}};
#endif
}
