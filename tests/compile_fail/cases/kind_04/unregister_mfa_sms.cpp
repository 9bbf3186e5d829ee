// SPDX-License-Identifier: BSL-1.0
// kind: 4
// expect: this argument takes another type

#include <velo/velo.hpp>

#include <string>

void test() {
#if ACCEPT
    [[maybe_unused]] velo::unregister_mfa_request const op{.mfa_type = velo::unregister_mfa_type::totp};
#else
    [[maybe_unused]] velo::unregister_mfa_request const op{.mfa_type = velo::mfa_type::sms};
#endif
}
