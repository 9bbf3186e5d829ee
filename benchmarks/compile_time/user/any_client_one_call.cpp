// SPDX-License-Identifier: BSL-1.0
#include <velo/any_client.hpp>

#include <cstdio>

int print_users(velo::any_client const& client) {
    auto users = client.call(velo::list_users{.page_size = 50});
    if (!users) return 1;
    std::printf("%zu\n", users->content.size());
    return 0;
}
