// SPDX-License-Identifier: BSL-1.0

// Shows one call: an operation is a value, a client calls it and returns a result.
// Runs on the fake, a Users API in memory. Needs: Boost.

#include <velo/fake.hpp>
#include <velo/velo.hpp>

#include <iostream>

int main() {
    // The Transport: here a fake with one person in it. `velo::curl{}` in its place is the API's test system.
    velo::fake fake;
    fake.add({.shown = {.email = "ann@example.com", .first_name = "Ann"}});

    // The client: the Transport, and a credential. With an API key and its secret, calls get their token themselves.
    velo::client client(fake, velo::client_credentials(fake.key(), fake.secret()));

    // The call: the operation's members are its arguments. An argument that is left out has the server's default.
    auto const users = client.call(velo::list_users{.status = velo::user_status::enabled, .page_size = 50});

    // The result: a value or an error. A call does not throw.
    if (!users) {
        std::cerr << users.error() << '\n';
        return 1;
    }
    for (velo::user_response const& user : users->content) {
        std::cout << *user.id << ' ' << user.email.value_or("(no address)") << ' ' << *user.status << '\n';
    }
    return users->content.size() == 1 ? 0 : 1;
}
