// SPDX-License-Identifier: BSL-1.0
// kind: 5
// expect: this argument cannot be null

#include <velo/velo.hpp>

#include <string>

void test() {
#if ACCEPT
    [[maybe_unused]] velo::list_users const op{.page = 1};
#else
    [[maybe_unused]] velo::list_users const op{.page = nullptr};
#endif
}
