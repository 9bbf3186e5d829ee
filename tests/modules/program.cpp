// SPDX-License-Identifier: BSL-1.0

// Uses the library as a module, or as a header unit with VELO_AS_HEADER_UNITS: calls on the fake and on a script.

#include <cstdio>
#include <string>

#if defined(VELO_AS_HEADER_UNITS)
import <velo/fake.hpp>;
import <velo/velo.hpp>;
#else
import velo;
#endif

int main() {
    velo::fake fake;
    fake.add({.shown = {.email = "ann@example.com"}});
    velo::client client(fake, velo::client_credentials(fake.key(), fake.secret()));
    auto const users = client.call(velo::list_users{.status = velo::user_status::enabled, .page_size = 50});
    if (!users || users->content.empty()) return 1;

    velo::rest::scripted script;
    script.expect({.target = "/v2/users/self"}, {.status = 404, .body = R"({"correlationId":"c"})"});
    velo::users_api api(velo::client(script, velo::bearer("token")));
    auto const self = api.get_self({.retry = velo::retry::never});
    if (self || self.error() != velo::condition::not_found) return 2;
    std::printf("calls through the module: %s\n", self.error().message().c_str());
}
