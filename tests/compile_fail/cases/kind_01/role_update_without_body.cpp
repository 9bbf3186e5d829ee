// SPDX-License-Identifier: BSL-1.0
// kind: 1
// expect: a required argument was left out

#include <velo/velo.hpp>

#include <string>

[[maybe_unused]] constexpr velo::user_id id = "8bbf301c-948f-4445-b411-357eec53e441";

void test() {
#if ACCEPT
    [[maybe_unused]] velo::role_update const op{.user_id = id, .body = {.roles = {"payor.admin"}}};
#else
    [[maybe_unused]] velo::role_update const op{.user_id = id};
#endif
}
