// SPDX-License-Identifier: BSL-1.0

// Shows an Auth of your own: it reads the access token for each call from a file, which another program keeps up to
// date. (A callable given to velo::bearer would do the same in fewer lines.) Needs: Boost.

#include <velo/fake.hpp>
#include <velo/velo.hpp>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>

namespace rest = velo::rest;

class token_file {
  public:
    explicit token_file(std::filesystem::path file) : file_(std::move(file)) {}

    // Without supports: velo: this Auth does not say what it can give: add static constexpr bool supports(
    static constexpr bool supports(rest::security s) noexcept { return s == rest::security::bearer; }

    // Without authorize: velo: this Auth says that it gives a credential and has no function for it: add
    rest::errc authorize(rest::bearer_security, rest::secure_buffer& out) const {
        rest::secure_buffer token;  // zeroed when released
        std::ifstream in(file_, std::ios::binary);
        for (char c = 0; in.get(c) && c != '\n';) token.push_back(c);
        // A line break would inject a header.
        if (!rest::bearer_token_rule::accepts(token.view())) return rest::errc::no_credential;
        out.append("Bearer ");
        out.append(token.view());
        return rest::errc::none;
    }

  private:
    std::filesystem::path file_;
};

int main() {
    velo::fake const fake;
    auto const file = std::filesystem::temp_directory_path() / "velo-cpp-example-token";
    velo::client const client(fake, token_file(file));
    std::filesystem::remove(file);
    auto const refused = client.call(velo::list_users{});
    std::cout << "without the file: " << refused.error() << '\n';
    std::ofstream(file) << fake.token().reveal() << '\n';
    bool const done = client.call(velo::list_users{}).has_value();
    std::filesystem::remove(file);
    std::cout << "with the file: " << (done ? "done\n" : "refused\n");
    return done && refused.has_error() && refused.error() == velo::errc::no_credential ? 0 : 1;
}
