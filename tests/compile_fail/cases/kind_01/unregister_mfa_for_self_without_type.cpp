// SPDX-License-Identifier: BSL-1.0
// kind: 1
// expect: a required argument was left out

#include <velo/velo.hpp>

#include <string>

void test() {
#if ACCEPT
    [[maybe_unused]] velo::unregister_mfa_for_self const op{.body = {.mfa_type = velo::mfa_type::sms}};
#else
    [[maybe_unused]] velo::unregister_mfa_for_self const op{.body = {}};
#endif
}
