// SPDX-License-Identifier: BSL-1.0
#include <velo/fake.hpp>
#include <velo/velo.hpp>

#include <iostream>

int main() {
    velo::fake fake;
    fake.add({.shown = {.email = "ann@example.com"}});
    velo::client client(fake, velo::client_credentials(fake.key(), fake.secret()));

    auto users = client.call(velo::list_users{.status = velo::user_status::enabled, .page_size = 50});
    if (!users) {
        std::cerr << users.error() << '\n';
        return 1;
    }
    for (auto const& user : users->content) std::cout << user.email.value_or("(no address)") << '\n';
}
