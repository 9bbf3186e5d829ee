// SPDX-License-Identifier: BSL-1.0

// The unit that clang-tidy reads: every template that a user meets, used once.

#include <velo/fake.hpp>
#include <velo/transport/asio.hpp>
#include <velo/transport/curl.hpp>
#include <velo/transport/sockets.hpp>
#include <velo/velo.hpp>

template <class Transport>
bool use(Transport const& transport) {
    velo::client login(transport, velo::basic(velo::secret_string("key"), velo::secret_string("secret")));
    auto const granted = login.call(velo::velo_auth{});
    if (!granted) return false;
    velo::users_api users(velo::client(transport, velo::bearer(*granted->access_token)));
    auto const page = users.list_users({.page_size = 10, .sort = "email:desc"});
    return page && users.role_update(*page->content.at(0).id, {.roles = {"payor.admin"}}).has_value();
}

int main() {
    velo::fake const fake;
    velo::rest::scripted const script;
    return use(fake) && use(script) && use(velo::curl()) && use(velo::sockets()) ? 0 : 1;
}
