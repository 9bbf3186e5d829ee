// SPDX-License-Identifier: BSL-1.0

// Serves the fake of the command line over HTTP on this machine and prints its URL and credentials as NAME=VALUE. Ends
// with its standard input.

#include <iostream>
#include <string>

#include "../../examples/command_line/demo.hpp"
#include "../../examples/support/loopback_server.hpp"

int main() {
    cli::demo const fake;
    examples::loopback_server server(fake.api);
    std::cout << "url=" << server.url().view() << '\n';
    std::cout << "key=" << fake.api.key().reveal() << "\nsecret=" << fake.api.secret().reveal() << '\n';
    for (auto const& [name, token] : fake.tokens) std::cout << "token " << name << '=' << token.reveal() << '\n';
    for (velo::fake_message const& m : fake.api.outbox()) std::cout << "code=" << m.secret.reveal() << '\n';
    std::cout << "end" << std::endl;
    std::string line;
    while (std::getline(std::cin, line)) {
    }
}
