// SPDX-License-Identifier: BSL-1.0
// kind: 2
// expect: this argument takes another type

#include <velo/velo.hpp>

#include <string>

void test() {
#if ACCEPT
    [[maybe_unused]] velo::user_details_update_request const op{.mfa_type = velo::mfa_type::totp};
#else
    [[maybe_unused]] velo::user_details_update_request const op{.mfa_type = velo::user_status::enabled};
#endif
}
