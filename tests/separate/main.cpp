// SPDX-License-Identifier: BSL-1.0
// A source that includes only the declaration of a client, and calls over the one that another source makes.
#include <iostream>

#include "clients.hpp"

int main() {
    velo::fake const fake;
    velo::any_client const client = make_client(fake);
    if (!client.list_users({.page_size = 10}) || !client.velo_auth()) {
        std::cerr << "an any_client does not call\n";
        return 1;
    }
    int const failures = failures_of_clients(fake);
    if (failures != 0) std::cerr << failures << " kinds of clients do not call\n";
    return failures;
}
