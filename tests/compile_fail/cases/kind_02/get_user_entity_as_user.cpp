// SPDX-License-Identifier: BSL-1.0
// kind: 2
// expect: this argument takes another type

#include <velo/velo.hpp>

#include <string>

[[maybe_unused]] constexpr velo::user_id id = "8bbf301c-948f-4445-b411-357eec53e441";
[[maybe_unused]] constexpr velo::entity_id entity = "7fffa261-ac68-49e6-b605-d24a444d9206";

void test() {
#if ACCEPT
    [[maybe_unused]] velo::get_user_by_id_v2 const op{.user_id = id};
#else
    [[maybe_unused]] velo::get_user_by_id_v2 const op{.user_id = entity};
#endif
}
