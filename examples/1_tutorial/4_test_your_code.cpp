// SPDX-License-Identifier: BSL-1.0

// Shows how to test code that calls the API without a network: on the scripted transport, which checks each request and
// returns canned responses, and on the fake, which keeps state. Needs: Boost.

#include <velo/fake.hpp>
#include <velo/velo.hpp>

#include <cstddef>
#include <iostream>

// The code under test. It takes any client, so a test can pass one without a network.
template <class Client>
std::size_t disable_everybody(Client const& client) {
    std::size_t done = 0;
    for (velo::user_response const& user : client.call(velo::list_users{.page_size = 100}).value().content) {
        if (client.call(velo::disable_user_v2{.user_id = *user.id})) ++done;
    }
    return done;
}

int main() {
    // The scripted transport: each request is compared with the expected one, each response is the given one.
    velo::rest::scripted script;
    script.expect({.method = velo::rest::method::get, .target = "/v2/users?pageSize=100"},
                  {.status = 200, .body = R"({"content":[{"id":"8bbf301c-948f-4445-b411-357eec53e441"}]})"});
    script.expect({.target = "/v2/users/8bbf301c-948f-4445-b411-357eec53e441/disable"}, {.status = 204});
    std::size_t const scripted = disable_everybody(velo::client(script, velo::bearer("token")));
    std::cout << "scripted: " << scripted << " done, script finished: " << script.is_finished() << '\n';

    // The fake: the test looks at its state afterwards.
    velo::fake fake;
    velo::user_id const ann = fake.add({.shown = {.email = "ann@example.com"}});
    fake.add({.shown = {.email = "bob@example.com"}});
    velo::client client(fake, velo::bearer(fake.token()));
    std::size_t const faked = disable_everybody(client);
    bool const disabled = *client.call(velo::get_user_by_id_v2{.user_id = ann})->status == velo::user_status::disabled;
    std::cout << "fake:     " << faked << " done, Ann is disabled: " << disabled << '\n';
    return scripted == 1 && script.is_finished() && faked == 2 && disabled ? 0 : 1;
}
