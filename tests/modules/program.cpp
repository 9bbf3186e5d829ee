// SPDX-License-Identifier: BSL-1.0

// Uses the library as a module, or with VELO_AS_HEADER_UNIT as a header unit: calls on the fake and on a script. There
// is one header unit, because clang 19 finds differences between two that have the same headers of the standard
// library.

#include <cstdio>
#include <string>

#if defined(VELO_AS_HEADER_UNIT)
import <velo/velo.hpp>;
#else
import velo;
#endif

int main() {
#if !defined(VELO_AS_HEADER_UNIT)
    velo::fake fake;
    fake.add({.shown = {.email = "ann@example.com"}});
    velo::client client(fake, velo::client_credentials(fake.key(), fake.secret()));
    auto const users = client.call(velo::list_users{.status = velo::user_status::enabled, .page_size = 50});
    if (!users || users->content.empty()) return 1;
#endif

    velo::rest::scripted script;
    script.expect({.target = "/v2/users/self"}, {.status = 404, .body = R"({"correlationId":"c"})"});
    velo::users_api api(velo::client(script, velo::bearer("token")));
    auto const self = api.get_self({.retry = velo::retry::never});
    if (self || self.error() != velo::condition::not_found) return 2;
    std::printf("calls through the module: %s\n", self.error().message().c_str());
}
