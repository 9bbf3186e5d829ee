// SPDX-License-Identifier: BSL-1.0
// kind: 2
// expect: this argument takes another type

#include <velo/velo.hpp>

#include <string>

void test() {
#if ACCEPT
    [[maybe_unused]] velo::list_users const op{.page_size = 50};
#else
    [[maybe_unused]] velo::list_users const op{.page_size = "50"};
#endif
}
