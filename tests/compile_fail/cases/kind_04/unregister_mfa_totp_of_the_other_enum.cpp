// SPDX-License-Identifier: BSL-1.0
// kind: 4
// expect: this argument takes another type

#include <velo/velo.hpp>

#include <string>

[[maybe_unused]] constexpr velo::user_id id = "8bbf301c-948f-4445-b411-357eec53e441";

void test() {
#if ACCEPT
    [[maybe_unused]] velo::unregister_mfa const op{.user_id = id,
                                                   .body = {.mfa_type = velo::unregister_mfa_type::totp}};
#else
    [[maybe_unused]] velo::unregister_mfa const op{.user_id = id, .body = {.mfa_type = velo::mfa_type::totp}};
#endif
}
