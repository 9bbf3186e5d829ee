// SPDX-License-Identifier: BSL-1.0

// One call of `list_users` over the scripted transport, for `road.py`, which prints the headers whose code it runs.

#include <velo/velo.hpp>

namespace {

using client = velo::client<velo::rest::scripted, velo::client_credentials<>>;

}  // namespace

// Outside the unnamed namespace: callgrind starts and stops counting at this name.
extern "C" int the_call(client const& c) {
    auto const users = c.call(velo::list_users{.status = velo::user_status::enabled, .page_size = 50});
    return users && users->content.size() == 1 && users->content[0].email == "a@b" ? 0 : 1;
}

int main() {
    velo::rest::scripted server;
    server.expect({}, {.status = 200, .body = R"({"access_token":"token","expires_in":1800})"});
    server.always({.status = 200, .body = R"({"content":[{"email":"a@b","status":"ENABLED"}]})"});
    client const c(server, velo::client_credentials(velo::secret_string("key"), velo::secret_string("secret")));
    return the_call(c);
}
