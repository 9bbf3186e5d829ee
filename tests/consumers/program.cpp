// SPDX-License-Identifier: BSL-1.0

// What a project that uses the library has: one call. Each way of consuming the library builds and runs it.

#include <velo/velo.hpp>

int main() {
    velo::rest::scripted server;
    server.expect({.target = "/v2/users?pageSize=2"}, {.body = R"({"content":[{"email":"ann@example.com"}]})"});
    velo::client client(server, velo::bearer("token"));
    auto const users = client.call(velo::list_users{.page_size = 2});
    return users && users->content.size() == 1 && server.is_finished() ? 0 : 1;
}
