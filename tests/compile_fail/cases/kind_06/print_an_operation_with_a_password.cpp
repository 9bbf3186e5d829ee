// SPDX-License-Identifier: BSL-1.0
// kind: 6
// expect: a secret is never printed or logged

#include <velo/velo.hpp>

#include <iostream>
#include <string>

void test() {
#if ACCEPT
    velo::update_password_self const op{.body = {.old_password = "correct horse", .new_password = "battery staple"}};
    std::cout << velo::rest::redacted(op);
#else
    velo::update_password_self const op{.body = {.old_password = "correct horse", .new_password = "battery staple"}};
    std::cout << op;
#endif
}
