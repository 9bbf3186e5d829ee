// SPDX-License-Identifier: BSL-1.0

// One call of `list_users` over the scripted transport, for `road.py`, which prints the headers whose code it runs.

#include <velo/velo.hpp>

using client = velo::client<velo::rest::scripted, velo::bearer<velo::rest::secret_string>>;

// With a C name, by which callgrind starts and stops counting.
extern "C" int the_call(client const& c) {
    auto const users = c.call(velo::list_users{.status = velo::user_status::enabled, .page_size = 50});
    return users && users->content.size() == 1 ? 0 : 1;
}

int main() {
    velo::rest::scripted server;
    server.always({.status = 200, .body = R"({"content":[{"email":"a@b","status":"ENABLED"}]})"});
    client const c(server, velo::bearer("token"));
    return the_call(c);
}
