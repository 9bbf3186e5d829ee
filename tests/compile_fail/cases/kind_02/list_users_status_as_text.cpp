// SPDX-License-Identifier: BSL-1.0
// kind: 2
// expect: this argument takes another type

#include <velo/velo.hpp>

#include <string>

void test() {
#if ACCEPT
    [[maybe_unused]] velo::list_users const op{.status = velo::user_status::enabled};
#else
    [[maybe_unused]] velo::list_users const op{.status = "ENABLED"};
#endif
}
