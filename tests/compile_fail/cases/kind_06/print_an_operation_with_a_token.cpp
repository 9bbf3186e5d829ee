// SPDX-License-Identifier: BSL-1.0
// kind: 6
// expect: a secret is never printed or logged

#include <velo/velo.hpp>

#include <iostream>
#include <string>

void test() {
#if ACCEPT
    velo::unregister_mfa_for_self const op{.body = {.mfa_type = velo::mfa_type::sms}};
    std::cout << velo::rest::redacted(op);
#else
    velo::unregister_mfa_for_self const op{.body = {.mfa_type = velo::mfa_type::sms}};
    std::cout << op;
#endif
}
