// SPDX-License-Identifier: BSL-1.0
#include <velo/transport/sockets.hpp>
#include <velo/velo.hpp>

#include <cstdio>

int main() {
    velo::client client(velo::sockets{},
                        velo::client_credentials(velo::secret_string("key"), velo::secret_string("secret")));
    auto users = client.call(velo::list_users{.page_size = 50});
    if (!users) return 1;
    std::printf("%zu\n", users->content.size());
}
